using Shouldly;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Mail;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.ServiceTests.Health;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Mail;

public sealed class MailTests(MailStudy study)
{
    public static TheoryData<string, string, string> Written => new()
    {
        { "invitation", "en", "Byen: invitation to the edition A small edition" },
        { "invitation", "es", "Byen: invitación a la edición A small edition" },
        { "invitation", "fr", "Byen\u00a0: invitation à l’édition A small edition" },
        { "receipt", "en", "Byen: your form of the edition A small edition was received" },
        { "receipt", "es", "Byen: hemos recibido su formulario de la edición A small edition" },
        { "receipt", "fr", "Byen\u00a0: votre formulaire de l’édition A small edition a été reçu" },
        { "query", "en", "Byen: a question about an answer, edition A small edition" },
        { "query", "es", "Byen: una pregunta sobre una respuesta, edición A small edition" },
        { "query", "fr", "Byen\u00a0: une question sur une réponse, édition A small edition" },
        { "return", "en", "Byen: your form of the edition A small edition was returned" },
        { "return", "es", "Byen: su formulario de la edición A small edition ha sido devuelto" },
        { "return", "fr", "Byen\u00a0: votre formulaire de l’édition A small edition vous est renvoyé" },
        { "acceptance", "en", "Byen: your form of the edition A small edition was accepted" },
        { "acceptance", "es", "Byen: su formulario de la edición A small edition ha sido aceptado" },
        { "acceptance", "fr", "Byen\u00a0: votre formulaire de l’édition A small edition est accepté" },
        { "approval", "en", "Byen: your amendment was approved, edition A small edition" },
        { "approval", "es", "Byen: su enmienda ha sido aprobada, edición A small edition" },
        { "approval", "fr", "Byen\u00a0: votre correction est approuvée, édition A small edition" },
        { "decline", "en", "Byen: your amendment was declined, edition A small edition" },
        { "decline", "es", "Byen: su enmienda no ha sido aceptada, edición A small edition" },
        { "decline", "fr", "Byen\u00a0: votre correction n’est pas retenue, édition A small edition" },
        { "reminder", "en", "Byen: the form of the edition A small edition waits for you" },
        { "reminder", "es", "Byen: el formulario de la edición A small edition le espera" },
        { "reminder", "fr", "Byen\u00a0: le formulaire de l’édition A small edition vous attend" },
        { "extension", "en", "Byen: more time for the edition A small edition" },
        { "extension", "es", "Byen: más tiempo para la edición A small edition" },
        { "extension", "fr", "Byen\u00a0: plus de temps pour l’édition A small edition" },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public async Task What_happens_to_a_city_is_written_to_its_office_in_its_language_with_one_link(string kind, string language, string subject)
    {
        var (edition, address) = (await study.NewEditionAsync(), MailStudy.NewAddress());
        var city = await study.NewCityAsync(address, language, "Byen");

        await study.RecordAsync(edition, city, Event(kind, edition, city));
        var taken = (await study.Sink.UntilAsync(address)).Single();

        taken.Message.Subject!.ShouldBe(subject);
        taken.Message.From.ToString().ShouldBe("\"The study\" <study@study.test>");
        taken.Message.ReplyTo.ToString().ShouldBe("secretariat@study.test");
        taken.Message.To.Mailboxes.Single().Address.ShouldBe(address);
        (taken.Message.Cc.Count + taken.Message.Bcc.Count).ShouldBe(0);
        var links = taken.Text.Split(['\n', ' ']).Where(it => it.StartsWith("http", StringComparison.Ordinal)).ToList();
        links.Count.ShouldBe(1);
        links[0].ShouldStartWith(kind is "invitation" or "reminder" or "extension" ? "http://study.test/link/" : $"http://study.test/editions/{edition}/submissions/{city}");
        taken.Message.HtmlBody!.ShouldContain($"<html lang=\"{language}\">");
        taken.Message.HtmlBody!.ShouldContain($"<a href=\"{links[0]}\">");
        taken.Message.HtmlBody!.ShouldNotContain("<img");
    }

    [Fact]
    public async Task The_link_of_an_invitation_lets_the_city_in()
    {
        var (edition, address) = (await study.NewEditionAsync(), MailStudy.NewAddress());
        var city = await study.NewCityAsync(address);
        await study.RecordAsync(edition, city, new CityInvited(edition, city, null, null));
        var taken = (await study.Sink.UntilAsync(address)).Single();

        var secret = taken.Text.Split('\n').Single(it => it.StartsWith("http", StringComparison.Ordinal))["http://study.test/link/".Length..];
        var link = await (await study.HostAsync()).Get<Links>().OpenAsync(secret, Cancellation);

        link!.To.ShouldBe(new(LinkPurpose.Invitation, city, edition));
        var opened = (await study.GetAsync($"/api/v1/editions/{edition}/invitations"))["cities"]!.AsArray().Single()!;
        ((string?)opened["opened"]).ShouldNotBeNull();
    }

    [Fact]
    public async Task Letters_of_every_script_arrive_as_they_are()
    {
        var (edition, address) = (await study.NewEditionAsync(), MailStudy.NewAddress());
        var city = await study.NewCityAsync(address, "fr", "Þorlákshöfn · 東京 · é");
        var host = await study.HostAsync();
        var member = MailStudy.NewAddress();
        await MailStudy.NewMemberAsync(host, city, member, "es", digest: false, "Þóra 山田 Núñez");

        await study.RecordAsync(edition, city, new FormAccepted(edition, city, 1));

        var office = (await study.Sink.UntilAsync(address)).Single();
        office.Message.Subject!.ShouldBe("Þorlákshöfn · 東京 · é\u00a0: votre formulaire de l’édition A small edition est accepté");
        office.Text.ShouldContain("Le comité a accepté le formulaire de Þorlákshöfn · 東京 · é");
        var person = (await study.Sink.UntilAsync(member)).Single();
        person.Message.To.Mailboxes.Single().Name.ShouldBe("Þóra 山田 Núñez");
        person.Text.ShouldStartWith("Estimado/a Þóra 山田 Núñez:");
    }

    [Fact]
    public async Task A_name_cannot_put_anything_into_the_headers()
    {
        var (edition, address) = (await study.NewEditionAsync(), MailStudy.NewAddress());
        var city = await study.NewCityAsync(address, "en", "Evil\r\nBcc: victim@elsewhere.test\r\n\r\n<script>alert(1)</script>\u2028X");
        var member = MailStudy.NewAddress();
        await MailStudy.NewMemberAsync(await study.HostAsync(), city, member, "en", digest: false, "Eve\nSubject: owned\r\nX-Evil: 1, <victim@elsewhere.test>");

        await study.RecordAsync(edition, city, new FormAccepted(edition, city, 1));

        foreach (var to in new[] { address, member })
        {
            var taken = (await study.Sink.UntilAsync(to)).Single();
            taken.To.ShouldBe([to]);
            var headers = taken.Message.Headers.Select(it => it.Field).Order().ToList();
            headers.ShouldBe(["Auto-Submitted", "Date", "From", "MIME-Version", "Message-Id", "Reply-To", "Subject", "To"], ignoreOrder: true);
            taken.Message.Subject!.ShouldStartWith("Evil  Bcc: victim@elsewhere.test");
            taken.Message.To.Mailboxes.Select(it => it.Address).ShouldBe([to]);
            taken.Message.HtmlBody!.ShouldNotContain("<script>");
        }
    }

    [Fact]
    public async Task Who_wants_one_mail_a_day_gets_all_of_it_in_one()
    {
        var (edition, member) = (await study.NewEditionAsync(), MailStudy.NewAddress());
        var host = await study.HostAsync();
        var city = await MailStudy.NewCityAsync(host, address: null);
        var person = await MailStudy.NewMemberAsync(host, city, member, "fr", digest: true);
        var other = MailStudy.NewAddress();
        await MailStudy.NewMemberAsync(host, city, other, "en", digest: false);

        await study.RecordAsync(edition, city, new FormAccepted(edition, city, 1));
        await study.RecordAsync(edition, city, new QueryRaised(edition, city, 1, "strategy", "Really?"));
        await study.Sink.UntilAsync(other, 2);
        await MailStudy.UntilAsync(host, person.Id, "queued", "queued");
        study.Sink.For(member).ShouldBeEmpty();

        // Its hour has come.
        await host.RowsAsync($"update study.mail set due = clock_timestamp() where recipient = '{person.Id}' returning id");
        var digest = (await study.Sink.UntilAsync(member)).Single();
        digest.Message.Subject!.ShouldBe("2 messages au sujet de l’étude");
        digest.Text.ShouldContain("a accepté le formulaire");
        digest.Text.ShouldContain("a une question sur une réponse");
        await MailStudy.UntilAsync(host, person.Id, "sent", "sent");
    }

    [Fact]
    public async Task An_office_that_wants_one_mail_a_day_gets_links_at_once_and_the_rest_in_one()
    {
        var (edition, address) = (await study.NewEditionAsync(), MailStudy.NewAddress());
        var host = await study.HostAsync();
        var city = await study.NewCityAsync(address);
        await host.CreateClient().ChangeAsync(HttpMethod.Put, $"/api/v1/cities/{city}/mailbox", new { address, language = "es", digest = true });

        await study.RecordAsync(edition, city, new QueryRaised(edition, city, 1, "strategy", "Really?"));
        await study.RecordAsync(edition, city, new FormAccepted(edition, city, 1));
        await study.RecordAsync(edition, city, new CityInvited(edition, city, null, null));
        await MailStudy.UntilAsync(host, $"city:{city}", "queued", "queued", "sent");

        await host.RowsAsync($"update study.mail set due = clock_timestamp() where recipient = 'city:{city}' returning id");
        (await study.Sink.UntilAsync(address, 2))[^1].Message.Subject!.ShouldBe("2 mensajes sobre el estudio");
    }

    [Fact]
    public async Task An_invitation_speaks_the_language_it_was_made_in()
    {
        var (edition, address) = (await study.NewEditionAsync(), MailStudy.NewAddress());
        var city = await study.NewCityAsync(address, "en", "Byen");
        await study.RecordAsync(edition, city, new CityInvited(edition, city, "fr", null));
        await study.RecordAsync(edition, city, new CityReminded(edition, city));

        (await study.Sink.UntilAsync(address, 2)).Select(it => it.Message.Subject!)
            .ShouldBe(["Byen\u00a0: invitation à l’édition A small edition", "Byen: the form of the edition A small edition waits for you"], ignoreOrder: true);
    }

    [Fact]
    public async Task Who_no_longer_acts_for_the_city_or_was_erased_is_not_written_to()
    {
        var host = await study.HostAsync();
        var edition = await study.NewEditionAsync();
        var city = await MailStudy.NewCityAsync(host, address: null);
        var left = await MailStudy.NewMemberAsync(host, city, MailStudy.NewAddress(), "en", digest: true);
        var erased = await MailStudy.NewMemberAsync(host, city, MailStudy.NewAddress(), "en", digest: true);
        await study.RecordAsync(edition, city, new FormAccepted(edition, city, 1));
        await MailStudy.UntilAsync(host, left.Id, "queued");
        await MailStudy.UntilAsync(host, erased.Id, "queued");
        (await host.Get<MailQueue>().OfAsync(erased.Id, Cancellation)).ShouldNotBeNull().ToJsonString().ShouldContain("acceptance");

        await MailStudy.OfCityAsync(host, city, new MemberRemoved(city, left.Id, null));
        await using (var connection = await host.Get<Npgsql.NpgsqlDataSource>().OpenConnectionAsync(Cancellation))
            (await host.Get<MailQueue>().EraseAsync(new(erased.Id, []), connection, Cancellation)).ShouldBe(1);
        (await host.Get<MailQueue>().OfAsync(erased.Id, Cancellation)).ShouldBeNull();
        await host.RowsAsync($"update study.mail set due = clock_timestamp() where recipient = '{left.Id}' returning id");

        await MailStudy.UntilAsync(host, left.Id);
        study.Sink.For(left.Address).ShouldBeEmpty();
        study.Sink.For(erased.Address).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_address_that_bounces_gets_nothing_more_until_there_is_another()
    {
        var host = await study.HostAsync();
        var (edition, dead, good) = (await study.NewEditionAsync(), MailStudy.NewAddress(), MailStudy.NewAddress());
        Refuse(dead, "550 5.1.1 nobody here");
        var city = await study.NewCityAsync(dead);

        await study.RecordAsync(edition, city, new CityInvited(edition, city, null, null));
        await MailStudy.UntilAsync(host, $"city:{city}", "bounced");
        await host.CatchUpAsync();
        var reach = (await study.GetAsync($"/api/v1/editions/{edition}/participation"))["cities"]!.AsArray().Single()!["reach"]!;
        ((bool)reach["unreachable"]!, (string)reach["mail"]![0]!["state"]!).ShouldBe((true, "bounced"));

        await study.RecordAsync(edition, city, new CityReminded(edition, city));
        await MailStudy.UntilAsync(host, $"city:{city}", "bounced", "unreachable");

        await host.Get<ActorDirectory>().SetMailboxAsync(new(city, good, "en"), Cancellation);
        await study.RecordAsync(edition, city, new CityReminded(edition, city));
        await study.Sink.UntilAsync(good);
        await MailStudy.UntilAsync(host, $"city:{city}", "bounced", "unreachable", "sent");
        ((bool)(await study.GetAsync($"/api/v1/editions/{edition}/participation"))["cities"]!.AsArray().Single()!["reach"]!["unreachable"]!).ShouldBeFalse();
        (await host.RowsAsync($"select answer from study.mail where recipient = 'city:{city}' and state = 'bounced'")).ShouldBe(["550"]);
    }

    [Fact]
    public async Task A_server_that_asks_for_patience_is_asked_again_with_the_same_message_and_not_for_ever()
    {
        var host = await study.HostAsync();
        var (edition, slow, never) = (await study.NewEditionAsync(), MailStudy.NewAddress(), MailStudy.NewAddress());
        var asked = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var before = study.Sink.ToMessage;
        study.Sink.ToMessage = async it =>
        {
            if (it.To.Contains(slow))
            {
                asked.Enqueue(it.Message.MessageId!);
                return asked.Count < 3 ? "451 later" : null;
            }

            return it.To.Contains(never) ? "451 later" : await before(it);
        };
        var (one, other) = (await study.NewCityAsync(slow), await study.NewCityAsync(never));

        await study.RecordAsync(edition, one, new FormAccepted(edition, one, 1));
        await study.RecordAsync(edition, other, new FormAccepted(edition, other, 1));

        await study.Sink.UntilAsync(slow);
        asked.Count.ShouldBe(3);
        asked.Distinct().Count().ShouldBe(1);
        await MailStudy.UntilAsync(host, $"city:{other}", "failed");
        (await host.RowsAsync($"select attempts, answer from study.mail where recipient = 'city:{other}'")).ShouldBe(["5 | 451"]);
    }

    [Fact]
    public async Task A_message_that_is_not_taken_says_nothing_about_the_address()
    {
        var host = await study.HostAsync();
        var (edition, address) = (await study.NewEditionAsync(), MailStudy.NewAddress());
        var before = study.Sink.ToMessage;
        study.Sink.ToMessage = it => it.To.Contains(address) ? Task.FromResult<string?>("554 looks like spam") : before(it);
        var city = await study.NewCityAsync(address);

        await study.RecordAsync(edition, city, new CityInvited(edition, city, null, null));

        await MailStudy.UntilAsync(host, $"city:{city}", "failed");
        (await host.RowsAsync($"select unreachable is null from study.mailboxes where city = '{city}'")).ShouldBe(["True"]);
    }

    [Fact]
    public async Task A_server_that_takes_too_long_over_one_does_not_hold_up_the_others()
    {
        var host = await study.HostAsync();
        var (edition, slow, quick) = (await study.NewEditionAsync(), MailStudy.NewAddress(), MailStudy.NewAddress());
        var first = new TaskCompletionSource();
        var tried = 0;
        var before = study.Sink.ToMessage;
        study.Sink.ToMessage = async it =>
        {
            if (it.To.Contains(slow) && Interlocked.Increment(ref tried) == 1)
            {
                // Until the other one is through, and longer than the service waits.
                await first.Task;
                await Task.Delay(TimeSpan.FromSeconds(3), Cancellation);
                return "";
            }

            return await before(it);
        };
        var (one, other) = (await study.NewCityAsync(slow), await study.NewCityAsync(quick));

        await study.RecordAsync(edition, one, new FormAccepted(edition, one, 1));
        await ReadinessTests.UntilAsync(() => Task.FromResult(Volatile.Read(ref tried) > 0), "The slow one should have been tried.");
        await study.RecordAsync(edition, other, new FormAccepted(edition, other, 1));
        await study.Sink.UntilAsync(quick);
        study.Sink.For(slow).ShouldBeEmpty();
        first.SetResult();

        await study.Sink.UntilAsync(slow);
        await MailStudy.UntilAsync(host, $"city:{one}", "sent");
    }

    [Fact]
    public async Task A_link_that_was_asked_for_is_sent_to_who_it_is_for()
    {
        var host = await study.HostAsync();
        var (office, address) = (MailStudy.NewAddress(), MailStudy.NewAddress());
        var city = await study.NewCityAsync(office, "es");
        var person = await MailStudy.NewMemberAsync(host, city, address, "en", digest: true);

        await host.Get<ILetters>().SendAsync(new(new(LinkPurpose.SignIn, Person: person.Id)), Cancellation);
        await host.Get<ILetters>().SendAsync(new(new(LinkPurpose.Office, City: city)), Cancellation);

        (await study.Sink.UntilAsync(address)).Single().Message.Subject!.ShouldBe("Your link to sign in");
        var toOffice = (await study.Sink.UntilAsync(office)).Single();
        toOffice.Message.Subject!.ShouldBe($"{city}: su enlace al estudio");
        var secret = toOffice.Text.Split('\n').Single(it => it.StartsWith("http", StringComparison.Ordinal))["http://study.test/link/".Length..];
        (await host.Get<Links>().OpenAsync(secret, Cancellation))!.To.ShouldBe(new(LinkPurpose.Office, city));
    }

    private void Refuse(string address, string answer)
    {
        var before = study.Sink.ToRecipient;
        study.Sink.ToRecipient = it => it == address ? answer : before(it);
    }

    private static object Event(string kind, string edition, string city) => kind switch
    {
        "invitation" => new CityInvited(edition, city, null, null),
        "receipt" => new FormSubmitted(edition, city, 1, 1, "en", Provenance.Submitted, new Dictionary<string, Answer> { ["spaces"] = new NumberAnswer(0) }, null, null),
        "query" => new QueryRaised(edition, city, 1, "strategy", "Really?"),
        "return" => new FormReturned(edition, city, "Please look again.", null),
        "acceptance" => new FormAccepted(edition, city, 1),
        "approval" => new AmendmentApproved(edition, city, 1, 2, 1, [], AmendmentKind.Correction, "because", null),
        "decline" => new AmendmentDeclined(edition, city, 1, "no"),
        "reminder" => new CityReminded(edition, city),
        _ => new CityExtended(edition, city, DateTimeOffset.UtcNow.AddDays(3), "a flood"),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
