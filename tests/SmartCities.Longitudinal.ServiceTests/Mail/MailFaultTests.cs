using System.Globalization;
using Shouldly;
using SmartCities.Longitudinal.ServiceTests.Health;
using SmartCities.Longitudinal.ServiceTests.Nodes;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Mail;

/// <summary>Nodes killed, servers away: nothing is lost, and what comes twice comes under one Message-ID.</summary>
public sealed class MailFaultTests
{
    [Fact]
    public async Task A_node_killed_before_it_notes_that_a_message_was_taken_leaves_it_to_be_sent_once_more()
    {
        await using var sink = SmtpSink.Start();
        var database = await StudyDatabaseFixture.NewDatabaseAsync("mailkill");
        var settings = sink.Settings.Select(it => (it.Item1.Replace(":", "__", StringComparison.Ordinal), it.Item2)).ToArray();
        using var first = await ServiceNode.StartAsync(database, settings);
        await using var log = await StudyHost.OnAsync(database);
        var edition = await MailStudy.NewEditionAsync(log);
        var city = await MailStudy.NewCityAsync(log, "office@city.test");
        var killed = false;
        sink.TakesWithoutAnswer = true;
        sink.ToMessage = _ =>
        {
            if (!killed)
            {
                killed = true;
                first.Kill();
            }

            return Task.FromResult<string?>(null);
        };

        await MailStudy.RecordAsync(log, edition, city, new FormAccepted(edition, city, 1));
        await sink.UntilAsync("office@city.test");
        using var second = await ServiceNode.StartAsync(database, settings);
        await MailStudy.UntilAsync(log, $"city:{city}", "sent");

        var taken = sink.For("office@city.test");
        taken.Count.ShouldBe(2);
        taken.Select(it => it.Message.MessageId).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Two_nodes_send_two_hundred_invitations_once_each()
    {
        await using var sink = SmtpSink.Start();
        await using var first = await StudyHost.StartAsync("mailtwo", sink.Settings);
        await using var second = await StudyHost.OnAsync(first.Database, sink.Settings);
        var edition = await MailStudy.NewEditionAsync(first);
        var cities = new List<string>();
        for (var i = 0; i < 200; i++)
            cities.Add(await MailStudy.NewCityAsync(first, Address(i)));

        using var response = await first.CreateClient().SendJsonAsync(HttpMethod.Post, $"/api/v1/editions/{edition}/invitations", new { cities });
        ((int)(await response.JsonAsync())["recorded"]!).ShouldBe(200);
        await ReadinessTests.UntilAsync(
            async () => await first.AskAsync<long>("select count(*) from study.mail where state = 'sent'") == 200, "Every invitation should have been sent.", seconds: 60);

        sink.All.Select(it => it.To.Single()).Order().ShouldBe(Enumerable.Range(0, 200).Select(Address).Order());
        await first.CatchUpAsync();
        var progress = (await first.CreateClient().GetJsonAsync($"/api/v1/editions/{edition}/invitations"))["progress"]!;
        ((int)progress["sent"]!, (int)progress["queued"]!, (int)progress["withoutAddress"]!).ShouldBe((200, 0, 0));

        static string Address(int number) => string.Create(CultureInfo.InvariantCulture, $"office-{number}@city.test");
    }

    [Fact]
    public async Task A_server_that_was_away_gets_it_when_it_is_back_and_only_what_happened_since_mail_is_configured()
    {
        var away = SmtpSink.Start();
        await away.DisposeAsync();
        string edition, city;
        await using (var without = await StudyHost.StartAsync("mailaway"))
        {
            edition = await MailStudy.NewEditionAsync(without);
            city = await MailStudy.NewCityAsync(without, "office@city.test");
            await MailStudy.RecordAsync(without, edition, city, new CityInvited(edition, city, null, null));
            await without.CatchUpAsync();
            await using var host = await StudyHost.OnAsync(without.Database, [.. SmtpSink.SettingsFor(away.Port), ("Mail:RetrySeconds", string.Join(',', Enumerable.Repeat("0.2", 100)))]);

            // It knows from where on to send.
            await ReadinessTests.UntilAsync(async () => await host.AskAsync<long>("select count(*) from study.mailer") == 1, "Mail should have begun.");
            await MailStudy.RecordAsync(host, edition, city, new FormAccepted(edition, city, 1));
            await ReadinessTests.UntilAsync(async () => await host.AskAsync<int>("select max(attempts) from study.mail") > 2, "It should have been tried several times.");

            await using var back = SmtpSink.Start(away.Port);
            (await back.UntilAsync("office@city.test")).Single().Message.Subject!.ShouldContain("was accepted");
            await MailStudy.UntilAsync(host, $"city:{city}", "sent");
            back.All.Count.ShouldBe(1);
        }
    }
}
