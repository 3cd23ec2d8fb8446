using System.Net;
using System.Text.RegularExpressions;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.ServiceTests.Mail;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.SignIn;

/// <summary>Links in mails: how persons sign in without a provider, how a city's office is got into, and how a link is no longer good.</summary>
public sealed partial class LinkTests(MailStudy study)
{
    private static readonly Actor s_tester = new("tester", "administrator", "test");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_in_the_directory_signs_in_by_a_link_that_is_good_once_however_often_it_was_opened()
    {
        var host = await study.HostAsync();
        var person = await host.Get<ActorDirectory>().EnterAsync("Ines", $"{StudyHost.NewId("ines")}@committee.test", "en", Cancellation);
        await host.Get<EventLog>().DecideAsync<CommitteeRole>(Streams.Person(person.Id), s_tester, it => GrantRole.Decide(it, new(Role.Editor), person.Id), Cancellation);
        using var visitor = Visit(host);
        (await visitor.SubmitAsync("/sign-in", "/sign-in/mail", ("address", person.Address.ToUpperInvariant()))).Location.ShouldBe("/sign-in?sent=yes");
        (await visitor.OpenAsync("/sign-in?sent=yes")).Html.ShouldContain("a mail with a link is on its way");
        var link = await LinkToAsync(person.Address);

        // A program that looks for harm in mails opens it first, and so does a preview.
        using (var scanner = Visit(host))
        {
            (await scanner.OpenAsync(link)).Status.ShouldBe(HttpStatusCode.OK);
            var seen = await scanner.OpenAsync(link);
            seen.Response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
            seen.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
            scanner.Cookie("person").ShouldBeNull();
        }

        (await visitor.SubmitAsync(link, link)).Location.ShouldBe("/");
        (await visitor.OpenAsync("/cities")).Html.ShouldContain("editor");
        using var second = Visit(host);
        var used = await second.OpenAsync(link);
        (used.Status, second.Cookie("person")).ShouldBe((HttpStatusCode.Gone, null));
        used.Html.ShouldContain("This link was used already");
    }

    [Fact]
    public async Task Nobody_learns_who_is_known_here()
    {
        var host = await study.HostAsync();
        using var visitor = Visit(host);
        var address = $"{StudyHost.NewId("nobody")}@elsewhere.test";

        (await visitor.SubmitAsync("/sign-in", "/sign-in/mail", ("address", address))).Location.ShouldBe("/sign-in?sent=yes");

        var known = await host.Get<ActorDirectory>().EnterAsync("Known", $"{StudyHost.NewId("known")}@elsewhere.test", "en", Cancellation);
        await visitor.SubmitAsync("/sign-in", "/sign-in/mail", ("address", known.Address));
        await study.Sink.UntilAsync(known.Address);
        study.Sink.For(address).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_city_is_invited_its_officer_hands_over_and_another_comes_in_years_later()
    {
        var host = await study.HostAsync();
        var mailbox = $"{StudyHost.NewId("office")}@city.test";
        var (edition, city) = (await study.NewEditionAsync(), await study.NewCityAsync(mailbox, name: "Alder"));
        await study.RecordAsync(edition, city, new CityInvited(edition, city, null, null));
        var invitation = await LinkToAsync(mailbox);

        // The officer of today says who she is, and her own address proves it.
        using var ada = Visit(host);
        var adas = $"{StudyHost.NewId("ada")}@city.test";
        (await ada.OpenAsync(invitation)).Html.ShouldContain("Alder is invited to take part");
        (await ada.SubmitAsync(invitation, invitation, ("name", "Ada\r\nBcc: all@city.test"), ("address", adas))).Html.ShouldContain("on one line");
        (await ada.SubmitAsync(invitation, invitation, ("name", "Ada Þór"), ("address", "not an address"))).Html.ShouldContain("no e-mail address");
        (await ada.SubmitAsync(invitation, invitation, ("name", "Ada Þór"), ("address", adas))).Html.ShouldContain("You are a member of the office now");
        (await ada.SubmitAsync("/sign-in", invitation, ("name", "Eve"), ("address", "eve@city.test"))).Status.ShouldBe(HttpStatusCode.Gone);
        var own = await LinkToAsync(adas);
        (await ada.SubmitAsync(own, own)).Status.ShouldBe(HttpStatusCode.Redirect);
        var office = $"/cities/{city}/office";
        (await ada.OpenAsync(office)).Html.ShouldContain("Ada Þór");

        // She adds a colleague, hands over, and leaves; as the only lead she could not.
        var bos = $"{StudyHost.NewId("bo")}@city.test";
        (await ada.SubmitAsync(office, $"{office}/members", ("name", "Bo"), ("address", bos), ("language", "fr"))).Location.ShouldBe($"{office}?saved=yes");
        var (adasId, bosId) = (await IdAsync(host, adas), await IdAsync(host, bos));
        (await ada.SubmitAsync(office, $"{office}/{adasId}/removal")).Html.ShouldContain("Hand over to another member first");
        using var bo = Visit(host);
        var boLink = await LinkToAsync(bos);
        await bo.SubmitAsync(boLink, boLink);
        (await bo.SubmitAsync("/cities", $"{office}/{adasId}/removal")).Html.ShouldContain("The lead of the office adds and removes");
        (await ada.SubmitAsync(office, $"{office}/{bosId}/lead")).Location.ShouldBe($"{office}?saved=yes");
        (await ada.SubmitAsync(office, $"{office}/{adasId}/removal")).Status.ShouldBe(HttpStatusCode.Redirect);
        await Health.ReadinessTests.UntilAsync(async () => (await ada.OpenAsync(office)).Status == HttpStatusCode.Unauthorized, "Who left should be let in no more.");

        // Years later nobody of then is there; the mailbox is.
        using var chen = Visit(host);
        var chens = $"{StudyHost.NewId("chen")}@city.test";
        var before = study.Sink.For(mailbox).Count;
        await chen.SubmitAsync("/sign-in", "/sign-in/mail", ("address", mailbox));
        var again = LinkIn((await study.Sink.UntilAsync(mailbox, before + 1))[^1]);
        (await chen.OpenAsync(again)).Html.ShouldContain("into the office of Alder");
        await chen.SubmitAsync(again, again, ("name", "Chen"), ("address", chens));
        var chenLink = await LinkToAsync(chens);
        await chen.SubmitAsync(chenLink, chenLink);
        (await chen.OpenAsync($"/editions/{edition}/submissions/{city}")).Status.ShouldBe(HttpStatusCode.OK);

        var there = (await host.Get<EventLog>().ReadAsync<City>(Streams.City(city), Cancellation)).State;
        there.Members.ShouldBe(new Dictionary<string, bool> { [bosId] = true, [await IdAsync(host, chens)] = false }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_link_that_is_over_or_never_was_lets_nobody_in()
    {
        var host = await study.HostAsync();
        var (edition, city) = (await study.NewEditionAsync(), await study.NewCityAsync($"{StudyHost.NewId("office")}@city.test"));
        var over = PathOf(await host.Get<Links>().MakeAsync(new(LinkPurpose.Invitation, city, edition), TimeSpan.Zero, Cancellation));

        using var visitor = Visit(host);
        var opened = await visitor.OpenAsync(over);
        opened.Status.ShouldBe(HttpStatusCode.Gone);
        opened.Html.ShouldContain("The time of this link is over");
        (await visitor.SubmitAsync("/sign-in", over, ("name", "Eve"), ("address", "eve@city.test"))).Status.ShouldBe(HttpStatusCode.Gone);
        (await visitor.OpenAsync($"/link/{new string('0', 40)}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await host.Get<EventLog>().ReadAsync<City>(Streams.City(city), Cancellation)).State.Members.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_withdrawn_invitation_lets_nobody_in_until_the_city_is_invited_again()
    {
        var host = await study.HostAsync();
        var editor = host.CreateClient();
        var mailbox = $"{StudyHost.NewId("office")}@city.test";
        var (edition, city) = (await study.NewEditionAsync(), await study.NewCityAsync(mailbox, name: "Brook"));
        var invitations = $"/api/v1/editions/{edition}/invitations";
        (await editor.RefusedAsync(HttpMethod.Delete, $"{invitations}/{city}")).ShouldBe((409, "not-invited", null));
        await InviteAsync();
        var first = await LinkToAsync(mailbox);
        await editor.ChangeAsync(HttpMethod.Post, $"/api/v1/editions/{edition}/reminders", new { cities = new[] { city } });
        var second = LinkIn((await study.Sink.UntilAsync(mailbox, 2))[^1]);
        using var visitor = Visit(host);
        (await visitor.OpenAsync(first)).Status.ShouldBe(HttpStatusCode.OK);

        await editor.ChangeAsync(HttpMethod.Delete, $"{invitations}/{city}");

        foreach (var link in new[] { first, second })
        {
            var opened = await visitor.OpenAsync(link);
            opened.Status.ShouldBe(HttpStatusCode.Gone);
            opened.Html.ShouldContain("The committee withdrew the invitation of Brook to A small edition.");
            opened.Html.ShouldContain("ask the committee. <strong>secretariat@study.test</strong>");
            (await visitor.SubmitAsync("/sign-in", link, ("name", "Eve"), ("address", "eve@city.test"))).Status.ShouldBe(HttpStatusCode.Gone);
        }

        // One that was being written at that very moment is not good either.
        var late = PathOf(await host.Get<Links>().MakeAsync(new(LinkPurpose.Invitation, city, edition), TimeSpan.FromDays(1), Cancellation));
        (await visitor.OpenAsync(late)).Html.ShouldContain("withdrew the invitation");
        (await host.Get<EventLog>().ReadAsync<City>(Streams.City(city), Cancellation)).State.Members.ShouldBeEmpty();
        (await editor.GetJsonAsync(invitations))["cities"]!.AsArray().ShouldBeEmpty();
        (await editor.GetJsonAsync($"/api/v1/editions/{edition}/participation"))["cities"]!.AsArray().ShouldBeEmpty();
        (await editor.GetJsonAsync($"/api/v1/audit?edition={edition}&city={city}"))["entries"]!.AsArray().Select(it => (string?)it!["sentence"])
            .ShouldContain($"The committee withdrew the invitation of Brook to the edition {edition}.");
        (await editor.RefusedAsync(HttpMethod.Put, $"/api/v1/editions/{edition}/submissions/{city}/extension", new { until = DateTimeOffset.UtcNow.AddDays(3), reason = "A flood." }, "\"3\""))
            .ShouldBe((409, "invitation-withdrawn", null));
        using (var again = await editor.SendJsonAsync(HttpMethod.Delete, $"{invitations}/{city}"))
            (await again.JsonAsync())["position"].ShouldBeNull();

        await InviteAsync();
        var third = LinkIn((await study.Sink.UntilAsync(mailbox, 3))[^1]);
        (await visitor.OpenAsync(third)).Html.ShouldContain("Brook is invited to take part");
        (await visitor.OpenAsync(first)).Status.ShouldBe(HttpStatusCode.Gone);

        Task<string> InviteAsync() => editor.ChangeAsync(HttpMethod.Post, invitations, new { cities = new[] { city } });
    }

    [Fact]
    public async Task An_invitation_that_is_withdrawn_while_its_mail_waits_is_not_sent()
    {
        var host = await study.HostAsync();
        var editor = host.CreateClient();
        var mailbox = $"{StudyHost.NewId("office")}@city.test";
        var (edition, city) = (await study.NewEditionAsync(), await study.NewCityAsync(mailbox));
        var (tried, withdrawn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var before = study.Sink.ToMessage;
        study.Sink.ToMessage = async it =>
        {
            if (!it.To.Contains(mailbox))
                return await before(it);
            tried.TrySetResult();
            await withdrawn.Task;
            return "451 later";
        };

        await editor.ChangeAsync(HttpMethod.Post, $"/api/v1/editions/{edition}/invitations", new { cities = new[] { city } });
        await tried.Task;
        await editor.ChangeAsync(HttpMethod.Delete, $"/api/v1/editions/{edition}/invitations/{city}");
        withdrawn.SetResult();

        await MailStudy.UntilAsync(host, $"city:{city}");
        study.Sink.For(mailbox).ShouldBeEmpty();
    }

    private static Visitor Visit(StudyHost host) => new(host.Server.CreateHandler(), new("http://localhost"));

    private async Task<string> LinkToAsync(string address) => LinkIn((await study.Sink.UntilAsync(address))[^1]);

    private static string LinkIn(Taken mail) => PathOf(Link().Match(mail.Text).Value);

    private static string PathOf(string link) => new Uri(link).AbsolutePath;

    private static async Task<string> IdAsync(StudyHost host, string address) => (await host.Get<ActorDirectory>().FindByAddressAsync(address, Cancellation))!.Id;

    [GeneratedRegex(@"http\S+/link/\w+")]
    private static partial Regex Link();
}
