using System.Net;
using System.Net.Http.Headers;
using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Offices;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.SignIn;
using SmartCities.Longitudinal.Storage;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.SignIn;

/// <summary>A service whose people sign in at a real OpenID Connect server.</summary>
public sealed class SignInStudy : IAsyncLifetime
{
    public OpenIdProvider Provider { get; private set; } = null!;

    public StudyHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Provider = await OpenIdProvider.StartAsync();
        Host = await StudyHost.StartAsync(
            "signin", ("SignIn:Authority", Provider.Address), ("SignIn:ClientId", OpenIdProvider.Client), ("SignIn:ClientSecret", OpenIdProvider.Secret), ("SignIn:Name", "Town Hall"),
            ("SignIn:CityClaim", "cities"), ("SignIn:Roles:study-secretariat", "editor"), ("Service:Address", "http://localhost"));
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Provider.DisposeAsync();
    }

    public Visitor NewVisitor(StudyHost? host = null) => new((host ?? Host).Server.CreateHandler(), new("http://localhost"));

    /// <summary>Signs somebody in at the provider and comes back; where that led.</summary>
    public async Task<Visited> SignInAsync(Visitor visitor, Account who, string returnTo = "/cities")
    {
        var back = await AuthorizeAsync(visitor, who, returnTo);
        return await visitor.OpenAsync(back.PathAndQuery);
    }

    /// <summary>As far as the provider's answer.</summary>
    public async Task<Uri> AuthorizeAsync(Visitor visitor, Account who, string returnTo = "/cities")
    {
        Provider.Who = who;
        var sent = await visitor.SubmitAsync("/sign-in", "/sign-in/provider", ("returnTo", returnTo));
        sent.Status.ShouldBe(HttpStatusCode.Redirect, sent.Html);
        using var at = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await at.GetAsync(sent.Location, TestContext.Current.CancellationToken);
        return answer.Headers.Location ?? throw new InvalidOperationException(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async Task<string> NewCityAsync()
    {
        var city = StudyHost.NewId("city");
        await Host.Get<EventLog>().DecideAsync<City>(Streams.City(city), s_tester, it => RegisterCity.Decide(it, new(city, city, Fictional: true)), TestContext.Current.CancellationToken);
        return city;
    }

    public async Task<Person> NewPersonAsync(string? address = null) =>
        await Host.Get<ActorDirectory>().EnterAsync("Ada Þór", address ?? $"{StudyHost.NewId("ada")}@city.example", "en", TestContext.Current.CancellationToken);

    public async Task GrantAsync(string person, Role? role) =>
        await Host.Get<EventLog>().DecideAsync<CommitteeRole>(Streams.Person(person), s_tester, it => GrantRole.Decide(it, new(role), person), TestContext.Current.CancellationToken);

    private static readonly Actor s_tester = new("tester", "administrator", "test");
}

public sealed class ProviderTests(SignInStudy study) : IClassFixture<SignInStudy>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_whom_the_provider_gives_a_role_signs_in_and_goes_on_where_they_were()
    {
        using var visitor = study.NewVisitor();
        var subject = StudyHost.NewId("sub");

        (await visitor.OpenAsync("/sign-in")).Html.ShouldContain("Sign in with Town Hall");
        var back = await study.SignInAsync(visitor, new(subject, $"{subject}@committee.example", Name: "Ines", Roles: ["study-secretariat"]), "/cities");

        (back.Status, back.Location).ShouldBe((HttpStatusCode.Redirect, "/cities"));
        var asked = study.Provider.Asked[^1];
        (asked.CodeChallengeMethod, asked.ResponseType, asked.RedirectUri).ShouldBe(("S256", "code", "http://localhost/sign-in/callback"));
        asked.State.ShouldNotBeNullOrEmpty();
        asked.Nonce.ShouldNotBeNullOrEmpty();
        var page = await visitor.OpenAsync("/cities");
        page.Html.ShouldContain("editor");
        page.Html.ShouldContain("Sign out");
        var person = await study.Host.Get<ActorDirectory>().FindByAddressAsync($"{subject}@committee.example", Cancellation);
        person!.Name.ShouldBe("Ines");
        (await study.Host.Get<Sessions>().OfAsync(person.Id, Cancellation)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_is_in_the_directory_is_bound_by_the_address_that_the_provider_verified_and_by_no_other()
    {
        var person = await study.NewPersonAsync();
        await study.GrantAsync(person.Id, Role.Analyst);
        using (var impostor = study.NewVisitor())
            (await study.SignInAsync(impostor, new(StudyHost.NewId("sub"), person.Address, Verified: false))).Location.ShouldBe("/sign-in?problem=unknown");

        var subject = StudyHost.NewId("sub");
        using (var visitor = study.NewVisitor())
        {
            await study.SignInAsync(visitor, new(subject, person.Address.ToUpperInvariant()));
            (await visitor.OpenAsync("/cities")).Html.ShouldContain("analyst");
        }

        // Bound for good: the address may change, there and here.
        using var again = study.NewVisitor();
        await study.SignInAsync(again, new(subject, "other@elsewhere.example"));
        (await again.OpenAsync("/cities")).Html.ShouldContain("analyst");
    }

    [Fact]
    public async Task Whom_nobody_here_knows_is_told_so_and_is_not_signed_in()
    {
        using var visitor = study.NewVisitor();
        var subject = StudyHost.NewId("sub");

        (await study.SignInAsync(visitor, new(subject, $"{subject}@elsewhere.example", Roles: ["janitor"]))).Location.ShouldBe("/sign-in?problem=unknown");

        (await visitor.OpenAsync("/sign-in?problem=unknown")).Html.ShouldContain("nobody here knows you yet");
        visitor.Cookie("person").ShouldBeNull();
        (await study.Host.Get<ActorDirectory>().FindByAddressAsync($"{subject}@elsewhere.example", Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task A_way_back_is_good_once_and_for_the_browser_that_left_alone()
    {
        using var visitor = study.NewVisitor();
        var subject = StudyHost.NewId("sub");
        var back = await study.AuthorizeAsync(visitor, new(subject, $"{subject}@committee.example", Roles: ["analyst"]));

        using (var thief = study.NewVisitor())
            (await thief.OpenAsync(back.PathAndQuery)).Location.ShouldBe("/sign-in?problem=failed");
        (await visitor.OpenAsync(back.PathAndQuery)).Location.ShouldBe("/cities");
        (await visitor.OpenAsync(back.PathAndQuery)).Location.ShouldBe("/sign-in?problem=failed");
        (await visitor.OpenAsync("/sign-in/callback?code=guessed&state=guessed")).Location.ShouldBe("/sign-in?problem=failed");
        (await visitor.OpenAsync("/sign-in/callback?error=access_denied&state=x")).Location.ShouldBe("/sign-in?problem=failed");
        (await visitor.OpenAsync("/sign-in?problem=failed")).Html.ShouldContain("Signing in did not end well");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/sign-in?returnTo=https://evil.example")]
    public async Task Nobody_is_led_elsewhere(string returnTo)
    {
        using var visitor = study.NewVisitor();
        var subject = StudyHost.NewId("sub");

        (await study.SignInAsync(visitor, new(subject, $"{subject}@committee.example", Roles: ["analyst"]), returnTo)).Location.ShouldBe("/");
    }

    [Fact]
    public async Task What_the_provider_says_of_a_city_holds_for_the_session()
    {
        var city = await study.NewCityAsync();
        await study.Host.CatchUpAsync();
        using var visitor = study.NewVisitor();
        var subject = StudyHost.NewId("sub");
        await study.SignInAsync(visitor, new(subject, $"{subject}@city.example", Cities: [city, "../x"]));

        (await visitor.OpenAsync($"/cities/{city}/office")).Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.OpenAsync($"/cities/{await study.NewCityAsync()}/office")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_member_who_is_removed_while_signed_in_may_nothing_more()
    {
        var (city, person) = (await study.NewCityAsync(), await study.NewPersonAsync());
        var office = study.Host.Get<Office>();
        await office.AddAsync(city, new(person.Name, person.Address, "en", Lead: true), new("tester", "editor", "test"), Cancellation);
        using var visitor = study.NewVisitor();
        await study.SignInAsync(visitor, new(StudyHost.NewId("sub"), person.Address));
        (await visitor.OpenAsync($"/cities/{city}/office")).Html.ShouldContain(person.Address);

        await office.RemoveAsync(city, new(person.Id), new("tester", "editor", "test"), byOffice: false, Cancellation);

        await Health.ReadinessTests.UntilAsync(async () => (await visitor.OpenAsync($"/cities/{city}/office")).Status != HttpStatusCode.OK, "Who was removed should be let in no more.");
        (await visitor.OpenAsync($"/cities/{city}/office")).Html.ShouldNotContain(person.Address);
    }

    [Fact]
    public async Task A_session_ends_on_signing_out_and_everywhere_where_that_is_asked_for()
    {
        var person = await study.NewPersonAsync();
        await study.GrantAsync(person.Id, Role.Editor);
        var subject = StudyHost.NewId("sub");
        using var desk = study.NewVisitor();
        using var phone = study.NewVisitor();
        await study.SignInAsync(desk, new(subject, person.Address));
        await study.SignInAsync(phone, new(subject, person.Address));
        var stolen = desk.Cookie("person")!;

        await desk.SubmitAsync("/cities", "/sign-out", ("returnTo", "/"));
        using (var thief = study.NewVisitor())
        {
            thief.SetCookie("person", stolen);
            (await thief.OpenAsync("/cities")).Html.ShouldNotContain("Sign out");
        }

        (await phone.OpenAsync("/cities")).Html.ShouldContain("editor");
        await study.SignInAsync(desk, new(subject, person.Address));
        await desk.SubmitAsync("/cities", "/sign-out", ("returnTo", "/"), ("everywhere", "yes"));
        (await phone.OpenAsync("/cities")).Html.ShouldNotContain("Sign out");
    }

    [Fact]
    public async Task Another_node_on_the_database_knows_the_cookie_and_so_does_one_that_starts_later()
    {
        using var visitor = study.NewVisitor();
        var subject = StudyHost.NewId("sub");
        await study.SignInAsync(visitor, new(subject, $"{subject}@committee.example", Roles: ["analyst"]));

        await using var other = await StudyHost.OnAsync(study.Host.Database, ("SignIn:Authority", study.Provider.Address), ("SignIn:ClientId", OpenIdProvider.Client), ("Service:Address", "http://localhost"));
        using var there = study.NewVisitor(other);
        there.SetCookie("person", visitor.Cookie("person")!);
        (await there.OpenAsync("/cities")).Html.ShouldContain("analyst");
    }

    [Fact]
    public async Task A_token_of_the_provider_is_good_for_its_role()
    {
        var subject = StudyHost.NewId("sub");
        var token = study.Provider.Token(new(subject, $"{subject}@committee.example", Roles: ["study-secretariat"]));

        (await AskAsync(token)).Status.ShouldBe(HttpStatusCode.BadRequest);
        var (status, answer) = await AskAsync(study.Provider.Token(new(StudyHost.NewId("sub"))));
        status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.ShouldContain("not-admitted");
    }

    public static TheoryData<string, string> Wrong =>
        new() { { "expired", "token-expired" }, { "audience", "token-invalid" }, { "issuer", "token-invalid" }, { "key", "token-invalid" }, { "none", "token-invalid" }, { "secret", "token-invalid" }, { "cut", "token-invalid" }, { "early", "token-invalid" } };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_token_that_is_not_as_it_should_be_is_refused(string how, string code)
    {
        var who = new Account(StudyHost.NewId("sub"), "editor@committee.example", Roles: ["administrator"]);
        var provider = study.Provider;
        var token = how switch
        {
            "expired" => provider.Token(who, expiresIn: TimeSpan.FromMinutes(-2)),
            "audience" => provider.Token(who, audience: "another service"),
            "issuer" => provider.Token(who, issuer: "https://evil.example/"),
            "key" => provider.Token(who, signedBy: provider.AnotherKey()),
            "none" => provider.Token(who, unsigned: true),
            "secret" => provider.Token(who, signedBy: provider.PublicKeyAsSecret()),
            "early" => provider.Token(who, expiresIn: TimeSpan.FromMinutes(20)),
            _ => provider.Token(who)[..^3],
        };

        var (status, answer) = await AskAsync(token);
        status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.ShouldContain(code);
        answer.ShouldNotContain("editor@committee.example");
    }

    [Fact]
    public async Task An_id_token_that_signed_somebody_in_lets_no_program_in()
    {
        var subject = StudyHost.NewId("sub");
        var token = await study.Provider.IdTokenAsync(new(subject, $"{subject}@committee.example", Roles: ["administrator"]));

        var (status, answer) = await AskAsync(token);

        status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.ShouldContain("token-invalid");
        answer.ShouldContain("no access token");
    }

    /// <summary>As the providers in use make them: by the type in the head or in a claim, by the nonce, by the hash of what was issued beside.</summary>
    [Theory]
    [InlineData("JWT", "", HttpStatusCode.BadRequest)]
    [InlineData("at+jwt", "", HttpStatusCode.BadRequest)]
    [InlineData("application/at+jwt", "nonce", HttpStatusCode.BadRequest)]
    [InlineData("JWT", "typ=Bearer nonce", HttpStatusCode.BadRequest)]
    [InlineData("JWT", "typ=ID", HttpStatusCode.Unauthorized)]
    [InlineData("JWT", "nonce", HttpStatusCode.Unauthorized)]
    [InlineData("JWT", "at_hash", HttpStatusCode.Unauthorized)]
    [InlineData("JWT", "c_hash", HttpStatusCode.Unauthorized)]
    public async Task An_access_token_is_told_from_an_id_token(string type, string claims, HttpStatusCode status)
    {
        var subject = StudyHost.NewId("sub");
        var also = claims.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(it => it.Split('=') is [var name, var value] ? (name, value) : (it, "abc"));

        (await AskAsync(study.Provider.Token(new(subject, $"{subject}@committee.example", Roles: ["administrator"]), type: type, also: also))).Status.ShouldBe(status);
    }

    [Fact]
    public async Task A_minute_of_clock_skew_is_forgiven()
    {
        var subject = StudyHost.NewId("sub");
        (await AskAsync(study.Provider.Token(new(subject, $"{subject}@committee.example", Roles: ["administrator"]), expiresIn: TimeSpan.FromSeconds(-20)))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    /// <summary>Asks for something that an editor may, and that is wrong in itself.</summary>
    private async Task<(HttpStatusCode Status, string Answer)> AskAsync(string token)
    {
        using var client = new HttpClient(study.Host.Server.CreateHandler()) { BaseAddress = new("http://localhost") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.PostAsync("/api/v1/editions", new StringContent("{", new MediaTypeHeaderValue("application/json")), Cancellation);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }
}
