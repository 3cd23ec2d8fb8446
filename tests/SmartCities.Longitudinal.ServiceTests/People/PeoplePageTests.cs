using System.Net;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Offices;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.ServiceTests.Mail;
using SmartCities.Longitudinal.ServiceTests.SignIn;
using SmartCities.Longitudinal.SignIn;
using SmartCities.Longitudinal.Storage;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.People;

/// <summary>Administrators see who is in the directory, appoint them, and end their sessions, on a page.</summary>
public sealed class PeoplePageTests(SignInStudy study) : IClassFixture<SignInStudy>
{
    private static readonly Actor s_tester = new("tester", "administrator", "test");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_enters_somebody_appoints_them_and_takes_the_role_back()
    {
        using var ines = await AdministratorAsync();
        var (name, address) = ("Þóra <b>& Co</b>", $"{StudyHost.NewId("new")}@committee.example");

        (await ines.SubmitAsync("/people", "/people", ("name", name), ("address", address), ("language", "fr"), ("role", "editor"))).Location.ShouldBe("/people?saved=yes");

        var person = (await study.Host.Get<ActorDirectory>().FindByAddressAsync(address, Cancellation))!;
        (person.Name, person.Language, await RoleAsync(person.Id)).ShouldBe((name, "fr", Role.Editor));
        var seen = await ines.OpenAsync($"/people?q={address.ToUpperInvariant()}");
        seen.Html.ShouldContain("Þóra &lt;b&gt;&amp; Co&lt;/b&gt;");
        seen.Html.ShouldContain("<option value=\"editor\" selected>");
        (await ines.SubmitAsync("/people", $"/people/{person.Id}/role", ("role", "analyst"), ("q", "þóra &"))).Location.ShouldBe("/people?saved=yes&q=%C3%BE%C3%B3ra%20%26");
        (await RoleAsync(person.Id)).ShouldBe(Role.Analyst);
        (await ines.SubmitAsync("/people", $"/people/{person.Id}/role", ("role", ""))).Location.ShouldBe("/people?saved=yes");
        (await RoleAsync(person.Id)).ShouldBeNull();
        (await ines.OpenAsync("/people?q=nobody-has-this-name")).Html.ShouldContain("Nobody in the directory has such a name or address.");
    }

    [Fact]
    public async Task What_cannot_be_is_refused_beside_what_was_typed()
    {
        using var ines = await AdministratorAsync();
        var there = await study.NewPersonAsync();
        var before = (await study.Host.Get<ActorDirectory>().AllAsync(Cancellation)).Count;

        foreach (var (name, address, role, status, words) in new[]
        {
            ("Kim", there.Address.ToUpperInvariant(), "", HttpStatusCode.Conflict, "Somebody else has this address"),
            ("Kim", "no address", "", HttpStatusCode.UnprocessableEntity, "no e-mail address"),
            ("Kim\r\nBcc: all", "kim@committee.example", "", HttpStatusCode.UnprocessableEntity, "on one line"),
        })
        {
            var refused = await ines.SubmitAsync("/people", "/people", ("name", name), ("address", address), ("language", "en"), ("role", role));
            refused.Status.ShouldBe(status);
            refused.Html.ShouldContain(words);
            refused.Html.ShouldContain($"value=\"{WebUtility.HtmlEncode(address)}\"");
        }

        (await ines.SubmitAsync("/people", $"/people/{there.Id}/role", ("role", "service"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ines.SubmitAsync("/people", $"/people/{there.Id}/role", ("role", "janitor"))).Html.ShouldContain("analyst, editor or administrator");
        (await ines.SubmitAsync("/people", "/people/person-nobody/role", ("role", "editor"))).Html.ShouldContain("The directory does not know this person.");
        (await RoleAsync(there.Id)).ShouldBeNull();
        (await study.Host.Get<ActorDirectory>().AllAsync(Cancellation)).Count.ShouldBe(before);
    }

    [Fact]
    public async Task A_form_that_is_not_of_the_page_is_refused()
    {
        using var ines = await AdministratorAsync();
        var person = await study.NewPersonAsync();

        (await ines.PostAsync($"/people/{person.Id}/role", ("role", "administrator"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await ines.PostAsync("/people", ("name", "Eve"), ("address", "eve@evil.example"), ("language", "en"))).Status.ShouldBe(HttpStatusCode.Forbidden);

        (await RoleAsync(person.Id)).ShouldBeNull();
    }

    [Fact]
    public async Task It_is_for_administrators_in_their_language_and_shows_the_offices_of_each_person()
    {
        var person = await study.NewPersonAsync();
        await study.GrantAsync(person.Id, Role.Editor);
        using (var editor = study.NewVisitor())
        {
            await study.SignInAsync(editor, new(StudyHost.NewId("sub"), person.Address));
            (await editor.OpenAsync("/people")).Status.ShouldBe(HttpStatusCode.Forbidden);
            (await editor.SubmitAsync("/cities", $"/people/{person.Id}/role", ("role", "administrator"))).Status.ShouldBe(HttpStatusCode.Forbidden);
            (await editor.OpenAsync("/cities")).Html.ShouldNotContain("href=\"/people\"");
        }

        var city = await MailStudy.NewCityAsync(study.Host, null, name: "Alder");
        await study.Host.Get<Office>().AddAsync(city, new(person.Name, person.Address, "en", Lead: true), s_tester, Cancellation);
        using var ines = await AdministratorAsync();
        foreach (var (language, words) in new[] { ("en", "Role in the committee"), ("es", "Función en el comité"), ("fr", "Rôle au comité") })
        {
            var page = await ines.OpenAsync($"/people?lang={language}&q={person.Id}");
            page.Html.ShouldContain(words);
            page.Html.ShouldContain($"<a href=\"/cities/{city}/office\">Alder</a>");
            page.Html.ShouldContain("href=\"/people\" aria-current=\"page\"");
        }
    }

    [Fact]
    public async Task Sessions_of_somebody_are_ended()
    {
        var person = await study.NewPersonAsync();
        await study.GrantAsync(person.Id, Role.Analyst);
        var subject = StudyHost.NewId("sub");
        using var desk = study.NewVisitor();
        using var phone = study.NewVisitor();
        await study.SignInAsync(desk, new(subject, person.Address));
        await study.SignInAsync(phone, new(subject, person.Address));
        using var ines = await AdministratorAsync();
        (await ines.OpenAsync($"/people?q={person.Id}")).Html.ShouldContain("2 sessions");

        (await ines.SubmitAsync("/people", $"/people/{person.Id}/sessions")).Location.ShouldBe("/people?saved=yes");

        (await study.Host.Get<Sessions>().OfAsync(person.Id, Cancellation)).ShouldBeEmpty();
        (await desk.OpenAsync("/cities")).Html.ShouldNotContain("Sign out");
        (await phone.OpenAsync("/cities")).Html.ShouldNotContain("Sign out");
    }

    [Fact]
    public async Task The_last_administrator_stays_one_on_the_page_and_through_the_api()
    {
        // A service of its own: there is one administrator, and one who was erased.
        await using var host = await StudyHost.StartAsync(
            "administrators", ("SignIn:Authority", study.Provider.Address), ("SignIn:ClientId", OpenIdProvider.Client), ("SignIn:ClientSecret", OpenIdProvider.Secret), ("Service:Address", "http://localhost"));
        var (directory, log) = (host.Get<ActorDirectory>(), host.Get<EventLog>());
        var (ines, gone) = (await directory.EnterAsync("Ines", "ines@committee.example", "en", Cancellation), await directory.EnterAsync("Gone", "gone@committee.example", "en", Cancellation));
        foreach (var it in new[] { ines, gone })
            await AppointPerson.AppointAsync(it.Id, new(Role.Administrator), log, directory, s_tester, Cancellation);
        await host.Get<Erasures>().EraseAsync(new(gone.Id), s_tester, Cancellation);
        var account = new Account(StudyHost.NewId("sub"), ines.Address);
        using var client = host.CreateClient().With(study.Provider.Token(account));
        using var visitor = study.NewVisitor(host);
        await study.SignInAsync(visitor, account);

        foreach (var role in new[] { null, "analyst" })
            (await client.RefusedAsync(HttpMethod.Put, $"/api/v1/people/{ines.Id}/role", new { role })).ShouldBe((409, "last-administrator", "/role"));
        var refused = await visitor.SubmitAsync("/people", $"/people/{ines.Id}/role", ("role", "editor"));
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Html.ShouldContain("You are the last administrator here");
        (await client.ChangeAsync(HttpMethod.Put, $"/api/v1/people/{ines.Id}/role", new { role = "administrator" })).ShouldNotBeNull();

        // With another there, it is their own to decide.
        var kim = await directory.EnterAsync("Kim", "kim@committee.example", "en", Cancellation);
        (await visitor.SubmitAsync("/people", $"/people/{kim.Id}/role", ("role", "administrator"))).Location.ShouldBe("/people?saved=yes");
        (await visitor.SubmitAsync("/people", $"/people/{ines.Id}/role", ("role", ""))).Location.ShouldBe("/people?saved=yes");
        await Health.ReadinessTests.UntilAsync(async () => (await visitor.OpenAsync("/people")).Status != HttpStatusCode.OK, "Who is no administrator any more should see the directory no more.");
    }

    private async Task<Visitor> AdministratorAsync()
    {
        var person = await study.NewPersonAsync();
        await study.GrantAsync(person.Id, Role.Administrator);
        var visitor = study.NewVisitor();
        await study.SignInAsync(visitor, new(StudyHost.NewId("sub"), person.Address));
        return visitor;
    }

    private async Task<Role?> RoleAsync(string person) => (await study.Host.Get<EventLog>().ReadAsync<CommitteeRole>(Streams.Person(person), Cancellation)).State.Role;
}
