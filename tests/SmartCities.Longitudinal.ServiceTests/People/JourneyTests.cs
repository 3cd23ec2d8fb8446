using System.Text.RegularExpressions;
using Npgsql;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.ServiceTests.Mail;
using SmartCities.Longitudinal.ServiceTests.Pages;
using SmartCities.Longitudinal.Storage;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.People;

/// <summary>A service that is asked over a socket, and sends its mail over another.</summary>
public sealed class JourneyStudy : IAsyncLifetime
{
    public StudyHost Host { get; private set; } = null!;

    internal SmtpSink Sink { get; } = SmtpSink.Start();

    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await StudyHost.ListenAsync("journey", [.. Sink.Settings, ("Mail:TimeoutSeconds", "30")]);
        Address = Host.CreateClient().BaseAddress!;
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Sink.DisposeAsync();
    }
}

/// <summary>People from end to end: every step is a page that is read and a form of it that is sent, and every link comes out of a mail.</summary>
public sealed partial class JourneyTests(JourneyStudy study) : IClassFixture<JourneyStudy>
{
    private static readonly Actor s_tester = new("tester", "editor", "test");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_city_is_invited_fills_in_with_two_colleagues_hands_over_and_comes_back_years_later_through_a_new_officer()
    {
        using var editor = await FormBrowser.AsAsync(study.Address, "demo-editor");
        var (first, office) = (await NewEditionAsync(2027), NewAddress("office"));
        var city = await NewCityAsync(first, "Alder", office);
        var desk = $"/editions/{first}/submissions/{city}";
        await editor.OpenAsync($"/editions/{first}/invitations/{city}");
        (await editor.SendAsync($"/editions/{first}/invitations/{city}")).Words.ShouldContain("invited Alder to the edition");

        // Ada reads the office's mailbox, says who she is, and adds two colleagues.
        using var ada = FormBrowser.At(study.Address);
        var adas = NewAddress("ada");
        await JoinAsync(ada, await LinkToAsync(office), "Ada", adas);
        await ada.OpenAsync($"/cities/{city}/office");
        var (bos, cys) = (NewAddress("bo"), NewAddress("cy"));
        await ada.SendAsync($"/cities/{city}/office/members", ("name", "Bo"), ("address", bos), ("language", "en"));
        await ada.SendAsync($"/cities/{city}/office/members", ("name", "Cy"), ("address", cys), ("language", "en"));
        ada.Page.Words.ShouldContain("Cy");
        using var bo = await SignInAsync(await LinkToAsync(bos));
        using var cy = await SignInAsync(await LinkToAsync(cys));

        // Each fills in a part, and the lead submits what all three made.
        await FillAsync(bo, first, city, "planning", ("a.strategy", "true"));
        await FillAsync(cy, first, city, "spaces", ("a.spaces", "12"));
        await FillAsync(ada, first, city, "planning", ("a.focus", "trade"));
        await ada.OpenAsync($"/editions/{first}/drafts/{city}");
        await ada.SendAsync($"/editions/{first}/drafts/{city}", ("blanks", "yes"));
        ada.Page.Words.ShouldContain("submitted the form as revision 1");
        (await study.Sink.UntilAsync(office, 2))[^1].Message.Subject!.ShouldContain("was received");

        // She hands over and goes; the edition closes; years later the others are gone too.
        var (adasId, bosId, cysId) = (await IdAsync(adas), await IdAsync(bos), await IdAsync(cys));
        await ada.OpenAsync($"/cities/{city}/office");
        await ada.SendAsync($"/cities/{city}/office/{bosId}/lead");
        await ada.SendAsync($"/cities/{city}/office/{adasId}/removal");
        await Health.ReadinessTests.UntilAsync(async () => (await ada.OpenAsync(desk)).Status == 401, "Who left should be let in no more.");
        await CloseAsync(first);
        await editor.OpenAsync($"/cities/{city}/office");
        await editor.SendAsync($"/cities/{city}/office/{cysId}/removal");
        await editor.SendAsync($"/cities/{city}/office/{bosId}/removal");
        editor.Page.Words.ShouldContain("Nobody belongs to this office yet.");

        // In another edition's time its mailbox is invited again; a new officer comes in, and finds what there is of the city.
        var second = await NewEditionAsync(2031);
        await study.Host.CatchUpAsync();
        await editor.OpenAsync($"/editions/{second}/invitations/{city}");
        await editor.SendAsync($"/editions/{second}/invitations/{city}", ("language", "es"));
        var invitation = (await study.Sink.UntilAsync(office, 3))[^1];
        invitation.Message.Subject!.ShouldBe("Alder: invitación a la edición Edition of 2031");
        using var dee = FormBrowser.At(study.Address);
        await JoinAsync(dee, LinkIn(invitation), "Dee", NewAddress("dee"));
        (await dee.OpenAsync($"{desk}/history")).Words.ShouldContain("(Ada)");
        (await dee.OpenAsync($"/editions/{second}/submissions/{city}")).Words.ShouldContain("Nothing is filled in yet.");

        // An answer of then was wrong: what she proposes is decided on, and her office is told.
        var amendment = $"{desk}/amendment";
        await dee.OpenAsync($"{amendment}?question=spaces");
        await dee.SendAsync(amendment, ("a.spaces", "21"), ("kind", "correction"), ("reason", "The figures were swapped."));
        dee.Page.Words.ShouldContain("proposed");
        await editor.OpenAsync($"{desk}/amendments/1");
        await editor.SendAsync($"{desk}/amendments/1/approval");
        (await study.Sink.UntilAsync(office, 4))[^1].Message.Subject!.ShouldBe("Alder: your amendment was approved, edition Edition of 2027");
        (await dee.OpenAsync($"{desk}/answers")).Words.ShouldContain("21");
        (await dee.OpenAsync($"{desk}/history")).Words.ShouldContain("The figures were swapped.");
    }

    [Fact]
    public async Task An_editor_invites_a_region_chases_who_is_late_and_leaves_nobody_behind()
    {
        var edition = await NewEditionAsync(2029, DateTimeOffset.UtcNow.AddDays(30));
        var offices = new[] { "done", "idle", "stuck", "dead", "late", "wrong" }.ToDictionary(it => it, NewAddress);
        var cities = new Dictionary<string, string>();
        foreach (var (name, address) in offices)
            cities[name] = await NewCityAsync(edition, $"City {name}", address);
        var other = await NewCityAsync(edition, "City elsewhere", NewAddress("elsewhere"), "south");
        study.Sink.ToRecipient = it => it == offices["dead"] ? "550 5.1.1 nobody here" : null;
        using var editor = await FormBrowser.AsAsync(study.Address, "demo-editor");
        var page = $"/editions/{edition}/participation";

        // All of the north at once; whom that did not reach is told.
        (await editor.OpenAsync($"{page}?region=north")).Words.ShouldContain("6 cities are registered and were not invited yet.");
        (await editor.SendAsync($"/editions/{edition}/invitations?region=north", ("all", "yes"))).Words.ShouldContain("6 cities were invited.");
        await study.Sink.UntilAsync(offices["late"]);
        await MailStudy.UntilAsync(study.Host, $"city:{cities["dead"]}", "bounced");
        (await editor.OpenAsync($"{page}?reach=unreachable")).Words.ShouldContain("unreachable: mail came back");
        CitiesOf(editor.Page).ShouldBe([cities["dead"]]);
        editor.Page.Words.ShouldContain("sent 5 · came back 1");

        // One submits, one begins and stops, one only opens its link.
        using var done = FormBrowser.At(study.Address);
        await JoinAsync(done, await LinkToAsync(offices["done"]), "Ana", NewAddress("ana"));
        await FillAsync(done, edition, cities["done"], "planning", ("a.strategy", "true"));
        await done.OpenAsync($"/editions/{edition}/drafts/{cities["done"]}");
        await done.SendAsync($"/editions/{edition}/drafts/{cities["done"]}", ("blanks", "yes"));
        using var stuck = FormBrowser.At(study.Address);
        await JoinAsync(stuck, await LinkToAsync(offices["stuck"]), "Ben", NewAddress("ben"));
        await FillAsync(stuck, edition, cities["stuck"], "spaces", ("a.spaces", "3"));
        using var idle = FormBrowser.At(study.Address);
        (await idle.OpenAsync(await LinkToAsync(offices["idle"]))).Words.ShouldContain("is invited to take part");
        await study.Host.CatchUpAsync();
        await editor.OpenAsync(page);
        editor.Page.Words.ShouldContain("All cities 6 4 1 1 0 0 0 0");
        editor.Page.Words.ShouldContain("last in “Spaces”; 1 required answer missing");
        CitiesOf(await editor.OpenAsync($"{page}?reach=opened&stage=invited")).ShouldBe([cities["idle"]]);

        // All who began are reminded, and one of the others; nobody else is written to.
        await editor.OpenAsync($"{page}?stage=started");
        (await editor.SendAsync($"/editions/{edition}/reminders?stage=started", ("all", "yes"))).Words.ShouldContain("1 city was reminded.");
        await editor.OpenAsync($"{page}?stage=invited");
        (await editor.SendAsync($"/editions/{edition}/reminders?stage=invited", ("city", cities["idle"]))).Words.ShouldContain("1 city was reminded.");
        (await study.Sink.UntilAsync(offices["stuck"], 2))[^1].Message.Subject!.ShouldContain("waits for you");
        (await study.Sink.UntilAsync(offices["idle"], 2))[^1].Message.Subject!.ShouldContain("waits for you");

        // Who could not be reached gets another address, and a link.
        var dead = $"/editions/{edition}/invitations/{cities["dead"]}";
        (await editor.OpenAsync(dead)).Words.ShouldContain("Mail to this city came back");
        await editor.OpenAsync($"/cities/{cities["dead"]}/office");
        var found = NewAddress("found");
        await editor.SendAsync($"/cities/{cities["dead"]}/office/mailbox", ("mailbox", found), ("mailbox-language", "fr"));
        await editor.OpenAsync(dead);
        await editor.SendAsync($"{dead}/reminder");
        (await study.Sink.UntilAsync(found)).Single().Message.Subject!.ShouldContain("le formulaire de l’édition Edition of 2029 vous attend");

        // One gets more time, in the time of the edition; one was a mistake.
        var late = $"/editions/{edition}/invitations/{cities["late"]}";
        await editor.OpenAsync(late);
        var until = DateTime.UtcNow.AddDays(40).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (await editor.SendAsync($"{late}/extension", ("date", until), ("time", "12:00"), ("reason", "Elections."))).Words.ShouldContain("gave City late time until");
        (await study.Sink.UntilAsync(offices["late"], 2))[^1].Text.ShouldContain(", 12:00 (Europe/Madrid, UTC+0");
        var wrong = await LinkToAsync(offices["wrong"]);
        await editor.OpenAsync($"/editions/{edition}/invitations/{cities["wrong"]}");
        await editor.SendAsync($"/editions/{edition}/invitations/{cities["wrong"]}/withdrawal");
        (await idle.OpenAsync(wrong)).Words.ShouldContain("The committee withdrew the invitation of City wrong to Edition of 2029.");
        await study.Host.CatchUpAsync();
        CitiesOf(await editor.OpenAsync(page)).ShouldBe([.. cities.Where(it => it.Key != "wrong").Select(it => it.Value)], ignoreOrder: true);

        // Closing reminds nobody, but the one that has time.
        await CloseAsync(edition);
        await editor.OpenAsync($"{page}?stage=invited");
        (await editor.SendAsync($"/editions/{edition}/reminders?stage=invited", ("all", "yes"))).Words.ShouldContain("1 city was reminded.");
        await study.Sink.UntilAsync(offices["late"], 3);
        study.Sink.For(offices["done"]).Count.ShouldBe(2);
        (await study.Host.RowsAsync($"select count(*) from study.mail where recipient = 'city:{other}'")).ShouldBe(["0"]);
    }

    [Fact]
    public async Task A_thousand_cities_are_invited_at_once_and_the_page_tells_how_far_their_mail_is()
    {
        var (edition, log) = (await NewEditionAsync(2035), study.Host.Get<EventLog>());
        var mark = StudyHost.NewId("x")[2..];
        string[] cities = [.. Enumerable.Range(0, 1_000).Select(it => $"city-{mark}-{it:0000}")];
        await Parallel.ForEachAsync(cities, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Cancellation }, async (city, cancelled) => await log.DecideAsync<City>(
            Streams.City(city), s_tester, _ => Decision.Accept(new CityRegistered(city, city, null, true, null), new CityClassified(city, edition, "south", "large", null, null)), cancelled));
        await study.Host.RowsAsync($"insert into study.mailboxes (city, address, language) select city, city || '@city.test', 'en' from unnest(array['{string.Join("', '", cities)}']) as city returning city");
        await study.Host.CatchUpAsync();
        using var editor = await FormBrowser.AsAsync(study.Address, "demo-editor");
        var page = $"/editions/{edition}/participation";

        await editor.OpenAsync($"{page}?region=south");
        await editor.SendAsync($"/editions/{edition}/invitations?region=south", ("all", "yes"));
        editor.LedTo.ShouldBe($"{page}?region=south&invited=1000");
        editor.Page.Words.ShouldContain("1,000 cities were invited.");
        editor.Page.Html.Length.ShouldBeLessThan(100_000);
        CitiesOf(editor.Page).ShouldBe(cities[..100]);
        editor.Page.Html.ShouldContain($"{page}?region=south&amp;after={cities[99]}#cities");
        CitiesOf(await editor.OpenAsync($"{page}?region=south&after={cities[899]}&lang=fr")).ShouldBe(cities[900..]);
        editor.Page.Html.ShouldNotContain("rel=\"next\"");
        await editor.OpenAsync($"{page}?lang=en");

        await Health.ReadinessTests.UntilAsync(
            async () => (await editor.OpenAsync(page)).Words.Contains("Mail of the invitations: sent 1,000", StringComparison.Ordinal), "All of it should have been sent.", 120);
        editor.Page.Words.ShouldNotContain("Show how far it is now");
        study.Sink.All.Count(it => it.To[0].Contains(mark, StringComparison.Ordinal)).ShouldBe(1_000);
    }

    [Fact]
    public async Task Somebody_asks_to_be_forgotten_and_is_while_what_they_did_stays()
    {
        var (edition, office) = (await NewEditionAsync(2033), NewAddress("office"));
        var city = await NewCityAsync(edition, "Cedar", office);
        var mark = StudyHost.NewId("x")[2..];
        var address = $"zoe.{mark}@city.test";
        using var editor = await FormBrowser.AsAsync(study.Address, "demo-editor");
        await editor.OpenAsync($"/editions/{edition}/invitations/{city}");
        await editor.SendAsync($"/editions/{edition}/invitations/{city}");
        using var zoe = FormBrowser.At(study.Address);
        await JoinAsync(zoe, await LinkToAsync(office), $"Zoë Þ-{mark}", address);
        await FillAsync(zoe, edition, city, "planning", ("a.strategy", "true"));
        await zoe.OpenAsync($"/editions/{edition}/drafts/{city}");
        await zoe.SendAsync($"/editions/{edition}/drafts/{city}", ("blanks", "yes"));
        await study.Sink.UntilAsync(address, 2);

        // She reads what is kept, takes it away, and asks.
        var person = await IdAsync(address);
        (await zoe.OpenAsync("/me")).Words.ShouldContain(person);
        (await zoe.OpenAsync("/privacy")).Words.ShouldContain("secretariat@study.test");
        using var admin = await FormBrowser.AsAsync(study.Address, "demo-administrator");
        await admin.OpenAsync("/erasures");
        await admin.SendAsync("/erasures", [.. admin.Fields("/erasures", ("person", person), ("why", "She asked for it."))]);
        admin.Page.Status.ShouldBe(200);

        // She is signed out, nowhere to be found, and not written to again; what was submitted stays, by nobody who could be named.
        await Health.ReadinessTests.UntilAsync(async () => (await zoe.OpenAsync("/me")).Status == 401, "Who was erased should not stay signed in.");
        (await Everywhere.WithAsync(study.Host.Get<NpgsqlDataSource>(), mark)).ShouldBeEmpty();
        var desk = $"/editions/{edition}/submissions/{city}";
        await editor.OpenAsync($"{desk}/queries?question=strategy");
        await editor.SendAsync($"{desk}/queries", ("question", "strategy"), ("text", "Since when?"));
        (await study.Sink.UntilAsync(office, 3))[^1].Message.Subject!.ShouldContain("a question about an answer");
        study.Sink.For(address).Count.ShouldBe(2);
        (await editor.OpenAsync($"{desk}/history")).Words.ShouldContain("(a person whose data was erased)");
        editor.Page.Words.ShouldNotContain(mark);
        (await editor.OpenAsync($"/editions/{edition}/invitations/{city}")).Words.ShouldNotContain(mark);

        // Her office goes on without her.
        using var next = FormBrowser.At(study.Address);
        await next.OpenAsync("/sign-in");
        await next.SendAsync("/sign-in/mail", ("address", office));
        await JoinAsync(next, LinkIn((await study.Sink.UntilAsync(office, 4))[^1]), "Ilse", NewAddress("ilse"));
        (await next.OpenAsync(desk)).Words.ShouldContain("Read and reply");
    }

    /// <summary>Who a link lets in says who they are, and signs in by the link that then comes to their own address.</summary>
    private async Task JoinAsync(FormBrowser browser, string link, string name, string address)
    {
        (await browser.OpenAsync(link)).Status.ShouldBe(200);
        (await browser.SendAsync(link, ("name", name), ("address", address))).Words.ShouldContain("You are a member of the office now.");
        await SignInAsync(browser, await LinkToAsync(address));
    }

    private async Task<FormBrowser> SignInAsync(string link)
    {
        var browser = FormBrowser.At(study.Address);
        await SignInAsync(browser, link);
        return browser;
    }

    private static async Task SignInAsync(FormBrowser browser, string link)
    {
        (await browser.OpenAsync(link)).Status.ShouldBe(200);
        await browser.SendAsync(link);
        browser.LedTo.ShouldNotBeNull();
    }

    private static async Task FillAsync(FormBrowser browser, string edition, string city, string section, params (string Name, string Value)[] answers)
    {
        var page = $"/editions/{edition}/drafts/{city}/{section}";
        (await browser.OpenAsync(page)).Status.ShouldBe(200, browser.Page.Words);
        await browser.SendAsync(page, answers);
        browser.LedTo.ShouldNotBeNull(browser.Page.Words);
    }

    private async Task<string> NewEditionAsync(int year, DateTimeOffset? closes = null)
    {
        var edition = StudyHost.NewId("edition");
        await DecideAsync(edition, it => PlanEdition.Decide(it, Small.Plan(edition) with { Title = new($"Edition of {year}"), ReferenceDate = new(year, 1, 1) }));
        await DecideAsync(edition, it => PublishQuestionnaire.Decide(it, new(Small.Form())));
        await DecideAsync(edition, it => OpenEdition.Decide(it, new(closes, closes is null ? null : "Europe/Madrid"), SeriesCatalog.Of([])));
        await study.Host.CatchUpAsync();
        return edition;
    }

    private Task CloseAsync(string edition) => DecideAsync(edition, it => CloseEdition.Decide(it, new()));

    private async Task DecideAsync(string edition, Func<Edition, Decision> decide)
    {
        await study.Host.Get<EventLog>().DecideAsync(Streams.Edition(edition), s_tester, decide, Cancellation);
        await study.Host.CatchUpAsync();
    }

    private async Task<string> NewCityAsync(string edition, string name, string address, string region = "north")
    {
        var (city, log) = (StudyHost.NewId("city"), study.Host.Get<EventLog>());
        var plan = (await log.ReadAsync<Edition>(Streams.Edition(edition), Cancellation)).State;
        await log.DecideAsync<City>(Streams.City(city), s_tester, it => RegisterCity.Decide(it, new(city, name, Fictional: true)), Cancellation);
        await log.DecideAsync<City>(Streams.City(city), s_tester, it => ClassifyCity.Decide(it, new(region, "small"), plan), Cancellation);
        await study.Host.Get<ActorDirectory>().SetMailboxAsync(new(city, address, "en"), Cancellation);
        await study.Host.CatchUpAsync();
        return city;
    }

    private async Task<string> IdAsync(string address) => (await study.Host.Get<ActorDirectory>().FindByAddressAsync(address, Cancellation))!.Id;

    private async Task<string> LinkToAsync(string address) => LinkIn((await study.Sink.UntilAsync(address))[^1]);

    private static string LinkIn(Taken mail) => new Uri(Link().Match(mail.Text).Value).AbsolutePath;

    private static string NewAddress(string name) => $"{StudyHost.NewId(name)}@city.test";

    private static IReadOnlyList<string> CitiesOf(FormPageRead page) => [.. CityLink().Matches(page.Html).Select(it => it.Groups[1].Value)];

    [GeneratedRegex(@"http\S+/link/\w+")]
    private static partial Regex Link();

    [GeneratedRegex("<th scope=\"row\"><a href=\"/editions/[^/]+/invitations/([^\"]+)\">")]
    private static partial Regex CityLink();
}
