using System.Text.Json.Nodes;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.ServiceTests.Health;
using SmartCities.Longitudinal.ServiceTests.Mail;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using Xunit;

[assembly: AssemblyFixture(typeof(MailStudy))]

namespace SmartCities.Longitudinal.ServiceTests.Mail;

/// <summary>One service for the tests of mail and the server it sends through: each test writes to addresses of its own.</summary>
public sealed class MailStudy
{
    private static readonly Actor s_tester = new("tester", "editor", "test");

    private readonly Lazy<Task<StudyHost>> _host;

    public MailStudy() => _host = new(async () =>
    {
        var host = await StudyHost.StartAsync("mail", [.. Sink.Settings, ("Logging:LogLevel:SmartCities.Longitudinal", "Warning")]);
        StudyDatabaseFixture.StopsFirst(host);
        return host;
    });

    internal SmtpSink Sink { get; } = SmtpSink.Start();

    public Task<StudyHost> HostAsync() => _host.Value;

    public async Task<string> NewEditionAsync(DateTimeOffset? closes = null, int? graceMinutes = null) => await NewEditionAsync(await _host.Value, closes, graceMinutes);

    public async Task<string> NewCityAsync(string address, string language = "en", string? name = null) => await NewCityAsync(await _host.Value, address, language, name);

    public async Task RecordAsync(string edition, string city, object happened) => await RecordAsync(await _host.Value, edition, city, happened);

    /// <summary>An open edition with a small form; in Madrid's time where it closes.</summary>
    public static async Task<string> NewEditionAsync(StudyHost host, DateTimeOffset? closes = null, int? graceMinutes = null)
    {
        var edition = StudyHost.NewId("edition");
        var log = host.Get<EventLog>();
        await DecideAsync(it => PlanEdition.Decide(it, Small.Plan(edition)));
        await DecideAsync(it => PublishQuestionnaire.Decide(it, new(Small.Form())));
        await DecideAsync(it => OpenEdition.Decide(it, new(closes, closes is null ? null : "Europe/Madrid", graceMinutes), SeriesCatalog.Of([])));
        await host.CatchUpAsync();
        return edition;

        Task<Recorded> DecideAsync(Func<Edition, Decision> decide) => log.DecideAsync(Streams.Edition(edition), s_tester, decide, Cancellation);
    }

    /// <summary>A fictional city whose office is reached under an address.</summary>
    public static async Task<string> NewCityAsync(StudyHost host, string? address, string language = "en", string? name = null)
    {
        var city = StudyHost.NewId("city");
        await host.Get<EventLog>().DecideAsync<City>(Streams.City(city), s_tester, _ => Decision.Accept(new CityRegistered(city, name ?? city, null, true, null)), Cancellation);
        if (address is not null)
            await host.Get<ActorDirectory>().SetMailboxAsync(new(city, address, language), Cancellation);
        await host.CatchUpAsync();
        return city;
    }

    public static Task RecordAsync(StudyHost host, string edition, string city, object happened) =>
        host.Get<EventLog>().DecideAsync<Submission>(Streams.Submission(edition, city), s_tester, _ => Decision.Accept(happened), Cancellation);

    /// <summary>Somebody who acts for the city, in the directory.</summary>
    public static async Task<Person> NewMemberAsync(StudyHost host, string city, string address, string language, bool digest, string name = "Ada")
    {
        var person = new Person(ActorDirectory.NewId(), name, address, language, digest);
        await host.Get<ActorDirectory>().AddAsync(person, Cancellation);
        await OfCityAsync(host, city, new MemberAdded(city, person.Id, true));
        return person;
    }

    public static Task OfCityAsync(StudyHost host, string city, object happened) =>
        host.Get<EventLog>().DecideAsync<City>(Streams.City(city), s_tester, _ => Decision.Accept(happened), Cancellation);

    /// <summary>The states of the messages to a city's office, in the order of what they tell.</summary>
    public static Task<IReadOnlyList<string>> StatesAsync(StudyHost host, string recipient) => host.RowsAsync(
        $"select mail.state from study.mail_items as it join study.mail on mail.id = it.message where it.recipient = '{recipient}' order by it.position");

    public static Task UntilAsync(StudyHost host, string recipient, params string[] states) => ReadinessTests.UntilAsync(
        async () => (await StatesAsync(host, recipient)).SequenceEqual(states), $"The mail of {recipient} should have become {string.Join(", ", states)}.");

    public async Task<JsonObject> GetAsync(string address) => await (await _host.Value).CreateClient().GetJsonAsync(address);

    public static string NewAddress() => $"{StudyHost.NewId("office")}@city.test";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
