using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Storage;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Pages;

/// <summary>A city fills in its form, submits it, is asked, and amends, all on pages without a script.</summary>
public sealed class FormTests(StudyService study)
{
    private static readonly Questionnaire Form = new(
        1,
        [new("planning", new("Planning"), "planning"), new("spaces", new("Spaces"), "spaces")],
        [
            new("strategy", "planning", QuestionType.Boolean, new("Do you have a strategy?"), Required: true),
            new("formalised", "planning", QuestionType.Boolean, new("Is it formalised?"), Condition: new Predicate.IsBoolean("strategy", true)),
            new("focus", "planning", QuestionType.Option, new("Its focus?"), Options: [new("tourism", new("Tourism")), new("trade", new("Trade"))]),
            new("themes", "planning", QuestionType.Options, new("Its themes?"), Options: [new("green", new("Green")), new("digital", new("Digital"))]),
            new("words", "planning", QuestionType.Text, new("In your words?")),
            new("spaces", "spaces", QuestionType.Number, new("How many spaces?"), Required: true, Min: 0, Max: 10_000, Decimals: 0),
            new("budget", "spaces", QuestionType.Number, new("Their budget?"), Min: 0),
            new("users", "spaces", QuestionType.Number, new("Their users?"), Min: 0),
            new("list", "spaces", QuestionType.Records, new("Which?"), Fields: [new("title", RecordFieldType.Text, new("Title")), new("year", RecordFieldType.Number, new("Year"))]),
        ],
        ["en", "es", "fr"],
        Checks:
        [
            new("many", "spaces", new Predicate.AtLeast("spaces", 1_000), new("A thousand spaces is a lot.")),
            new("users-without", "users", new Predicate.All([new Predicate.IsNumber("spaces", 0), new Predicate.AtLeast("users", 1)]), new("There are users and no spaces."), Severity.Error),
        ]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_is_filled_in_over_several_visits_and_submitted()
    {
        var (edition, city) = await OpenAsync();
        using var browser = await FormBrowser.AsAsync(study, city);
        (await browser.OpenAsync(Desk(edition, city))).Words.ShouldContain("Nothing is filled in yet.");
        await browser.OpenAsync(Draft(edition, city, "planning"));
        browser.Page.Words.ShouldNotContain("Is it formalised?");

        // A gate brings up its question: the page stays, and says so.
        await browser.SendAsync(Draft(edition, city, "planning"), ("a.strategy", "true"), ("a.themes", "-"));
        browser.LedTo.ShouldEndWith("/planning?saved=2#q-formalised");
        browser.Page.Words.ShouldContain("Your answers brought up 1 further question");
        await browser.SendAsync(Draft(edition, city, "planning"), ("a.formalised", "false"));
        browser.LedTo.ShouldEndWith("/spaces?saved=3");

        // Another visit: what was saved is there, the rest is still to do.
        using var later = await FormBrowser.AsAsync(study, city);
        await later.OpenAsync(Draft(edition, city, "planning"));
        later.Fields(Draft(edition, city, "planning")).ShouldContain(KeyValuePair.Create("a.strategy", "true"));
        await later.OpenAsync(Draft(edition, city));
        later.Page.Words.ShouldContain("1 required answer is missing");
        await later.SendAsync(Draft(edition, city), ("blanks", "yes"));
        later.Page.Status.ShouldBe(422);
        later.Page.Title.ShouldStartWith("Error:");
        later.Page.Words.ShouldContain("A required answer is missing.");

        await later.OpenAsync(Draft(edition, city, "spaces"));
        await later.SendAsync(Draft(edition, city, "spaces"), ("a.spaces", "1.200"), ("w.budget", "dont-know"), ("a.list.0.title", "<b>Fab Lab</b>"), ("a.list.0.year", "2014"));
        later.LedTo.ShouldStartWith(Draft(edition, city));
        later.Page.Words.ShouldContain("A thousand spaces is a lot.");
        await later.SendAsync(Draft(edition, city), ("c.spaces", "We counted \"twice\"."));
        later.Page.Words.ShouldContain("Some questions are blank.");
        await later.SendAsync(Draft(edition, city), ("blanks", "yes"));

        later.LedTo.ShouldStartWith(Desk(edition, city) + "?done=");
        later.Page.Words.ShouldContain("submitted the form as revision 1");
        later.Page.Words.ShouldContain("Receipt: position ");
        var submission = await (await study.ClientAsync()).GetJsonAsync($"/api/v1{Desk(edition, city)}");
        submission["answers"]!["spaces"]!.ToJsonString().ShouldBe("""{"value":1200,"provenance":{"kind":"submitted"},"comment":"We counted \u0022twice\u0022."}""");
        submission["answers"]!["themes"]!["value"]!.AsArray().Count.ShouldBe(0);
        ((string?)submission["answers"]!["budget"]!["value"]!["missing"]).ShouldBe("dont-know");
        ((int?)submission["answers"]!["list"]!["value"]![0]!["year"]).ShouldBe(2014);
        (await later.OpenAsync(Draft(edition, city, "spaces"))).Address.ShouldBe(Desk(edition, city));

        await study.ReachAsync((long)submission["position"]!);

        // Markup is text; the history says that it came through a page.
        (await later.OpenAsync(Desk(edition, city) + "/answers")).Html.ShouldContain("&lt;b&gt;Fab Lab&lt;/b&gt;");
        later.Page.Html.ShouldNotContain("<b>Fab Lab");
        (await later.OpenAsync(Desk(edition, city) + "/history")).Words.ShouldContain("on a page");
    }

    [Fact]
    public async Task What_is_no_answer_stays_as_typed_and_everything_else_is_saved()
    {
        var (edition, city) = await OpenAsync();
        using var browser = await FormBrowser.AsAsync(study, city, "es");
        await browser.OpenAsync(Draft(edition, city, "spaces"));

        await browser.SendAsync(Draft(edition, city, "spaces"), ("a.spaces", "muchas <script>"), ("a.budget", "1.234"), ("a.users", "12,5"), ("c.spaces", "aún no"));

        browser.Page.Status.ShouldBe(422);
        browser.Page.Title.ShouldStartWith("Error: ");
        browser.Page.Html.ShouldContain("role=\"alert\"");
        browser.Page.Html.ShouldContain("value=\"muchas &lt;script&gt;\"");
        browser.Page.Html.ShouldContain("href=\"#a.spaces\"");
        browser.Page.Html.ShouldContain("aria-describedby=\"h-spaces x-spaces\" aria-invalid=\"true\"");
        browser.Page.Words.ShouldContain("«1.234» puede leerse de dos maneras. Escriba 1234 para 1234, o 1,2340");
        var draft = await DraftAsync(edition, city);
        draft["answers"]!.ToJsonString().ShouldBe("""{"users":12.5}""");
        ((string?)draft["comments"]!["spaces"]).ShouldBe("aún no");

        // Corrected on the page it stands on.
        await browser.SendAsync(Draft(edition, city, "spaces"), ("a.spaces", "12"), ("a.budget", "1234"));
        browser.LedTo.ShouldStartWith(Draft(edition, city));
        (await DraftAsync(edition, city))["answers"]!.ToJsonString().ShouldBe("""{"budget":1234,"spaces":12,"users":12.5}""");
    }

    [Fact]
    public async Task A_gate_says_which_answers_it_left_out_and_offers_them_again()
    {
        var (edition, city) = await OpenAsync();
        using var browser = await FormBrowser.AsAsync(study, city);
        var at = Draft(edition, city, "planning");
        await browser.OpenAsync(at);
        await browser.SendAsync(at, ("a.strategy", "true"));
        await browser.SendAsync(at, ("a.formalised", "true"));

        await browser.OpenAsync(at);
        await browser.SendAsync(at, ("a.strategy", "false"));
        browser.Page.Words.ShouldContain("These questions are no longer asked, so their answers were left out.");
        browser.Page.Words.ShouldContain("Is it formalised? yes");

        await browser.OpenAsync(at);
        browser.Page.Words.ShouldNotContain("Is it formalised?");
        await browser.SendAsync(at, ("a.strategy", "true"));
        browser.Page.Words.ShouldContain("Use the earlier answer again:");
        await browser.SendAsync(at, ("e.formalised", "yes"));
        ((bool?)(await DraftAsync(edition, city))["answers"]!["formalised"]).ShouldBe(true);

        // Both changed at once: the answer nobody asks for is told, and the other one is recorded.
        await browser.OpenAsync(at);
        await browser.SendAsync(at, ("a.strategy", "false"), ("a.formalised", "false"), ("a.words", "kept"));
        browser.Page.Status.ShouldBe(422);
        browser.Page.Words.ShouldContain("Not recorded, because your other answers mean that these are not asked");
        (await DraftAsync(edition, city))["answers"]!.ToJsonString().ShouldBe("""{"strategy":false,"words":"kept"}""");
    }

    [Fact]
    public async Task Two_colleagues_answer_different_questions_and_both_are_recorded()
    {
        var (edition, city) = await OpenAsync();
        using var one = await FormBrowser.AsAsync(study, city);
        using var other = await FormBrowser.AsAsync(study, city);
        var at = Draft(edition, city, "spaces");
        await one.OpenAsync(at);
        await other.OpenAsync(at);

        await one.SendAsync(at, ("a.spaces", "5"));
        await other.SendAsync(at, ("a.users", "7"), ("c.users", "counted"));

        other.LedTo.ShouldNotBeNull();
        (await DraftAsync(edition, city))["answers"]!.ToJsonString().ShouldBe("""{"spaces":5,"users":7}""");
    }

    [Theory]
    [InlineData("mine", 6)]
    [InlineData("theirs", 5)]
    public async Task Two_colleagues_answer_the_same_question_and_the_second_chooses(string choice, int kept)
    {
        var (edition, city) = await OpenAsync();
        using var one = await FormBrowser.AsAsync(study, city);
        using var other = await FormBrowser.AsAsync(study, city);
        var at = Draft(edition, city, "spaces");
        await one.OpenAsync(at);
        await other.OpenAsync(at);
        await one.SendAsync(at, ("a.spaces", "5"));

        await other.SendAsync(at, ("a.spaces", "6"), ("a.users", "7"), ("a.budget", "lots"));
        other.Page.Status.ShouldBe(412);
        other.Page.Words.ShouldContain("A colleague answered 1 question while you were at it");
        other.Page.Words.ShouldMatch(@"Changed meanwhile \(city, lead of its office; .* UTC\)");
        other.Page.Words.ShouldMatch(@"Keep theirs: +5\s+Use yours: +6");
        other.Page.Html.ShouldContain("value=\"lots\"");
        (await DraftAsync(edition, city))["answers"]!.ToJsonString().ShouldBe("""{"spaces":5,"users":7}""");

        // Without a choice it asks again, and still has both.
        await other.SendAsync(at, ("a.budget", "1"));
        other.Page.Status.ShouldBe(412);
        other.Page.Words.ShouldContain("Choose one of the two answers.");
        await other.SendAsync(at, ("k.spaces", choice));
        other.LedTo.ShouldNotBeNull();
        (await DraftAsync(edition, city))["answers"]!.ToJsonString().ShouldBe($$"""{"budget":1,"spaces":{{kept}},"users":7}""");
    }

    [Fact]
    public async Task A_colleague_who_changes_the_draft_while_it_is_checked_is_told_of()
    {
        var (edition, city) = await OpenAsync();
        using var one = await FormBrowser.AsAsync(study, city);
        await FillInAsync(one, edition, city);
        await one.OpenAsync(Draft(edition, city));
        using var other = await FormBrowser.AsAsync(study, city);
        await other.OpenAsync(Draft(edition, city, "spaces"));
        await other.SendAsync(Draft(edition, city, "spaces"), ("a.users", "7"));

        await one.SendAsync(Draft(edition, city), ("blanks", "yes"));

        one.Page.Status.ShouldBe(412);
        one.Page.Words.ShouldContain("It changed since you read it.");
        await one.SendAsync(Draft(edition, city), ("blanks", "yes"));
        one.Page.Words.ShouldContain("submitted the form as revision 1");
    }

    [Fact]
    public async Task An_error_of_the_form_blocks_it()
    {
        var (edition, city) = await OpenAsync();
        using var browser = await FormBrowser.AsAsync(study, city);
        await FillInAsync(browser, edition, city, ("a.spaces", "0"), ("a.users", "3"));

        await browser.OpenAsync(Draft(edition, city));
        browser.Page.Words.ShouldContain("There are users and no spaces.");
        await browser.SendAsync(Draft(edition, city), ("blanks", "yes"));
        browser.Page.Words.ShouldContain("Some answers do not fit together");
    }

    [Fact]
    public async Task A_query_is_raised_replied_to_and_closed_and_the_form_accepted()
    {
        var (edition, city) = await OpenAsync();
        using var browser = await FormBrowser.AsAsync(study, city);
        using var editor = await FormBrowser.AsAsync(study, "demo-editor");
        await SubmitAsync(browser, edition, city);
        var desk = Desk(edition, city);

        await editor.OpenAsync($"{desk}/queries?question=spaces");
        await editor.SendAsync($"{desk}/queries", ("text", ""));
        editor.Page.Words.ShouldContain("Write something first.");
        await editor.SendAsync($"{desk}/queries", ("text", "Is that <i>all</i>?"));
        editor.LedTo.ShouldStartWith(desk + "?done=");

        (await browser.OpenAsync(desk)).Words.ShouldContain("The committee asks about 1 answer.");
        await browser.OpenAsync($"{desk}/queries/1");
        browser.Page.Html.ShouldContain("Is that &lt;i&gt;all&lt;/i&gt;?");
        await browser.SendAsync($"{desk}/queries/1/replies", ("reply", "It is."), ("resolved", "yes"));
        browser.Page.Words.ShouldContain("the city thinks it is settled");

        await editor.OpenAsync(desk);
        await editor.SendAsync($"{desk}/acceptance");
        editor.Page.Status.ShouldBe(409);
        editor.Page.Words.ShouldContain("There are open queries; close them first.");
        await editor.OpenAsync($"{desk}/queries/1");
        await editor.SendAsync($"{desk}/queries/1/closing", ("note", "Thank you."));
        await editor.OpenAsync(desk);
        await editor.SendAsync($"{desk}/acceptance");
        editor.Page.Words.ShouldContain("accepted revision 1");
        (await browser.OpenAsync(desk)).Words.ShouldContain("The form is accepted.");
    }

    [Fact]
    public async Task A_returned_form_says_why_and_is_filled_in_again()
    {
        var (edition, city) = await OpenAsync();
        using var browser = await FormBrowser.AsAsync(study, city);
        using var editor = await FormBrowser.AsAsync(study, "demo-editor");
        await SubmitAsync(browser, edition, city);
        await editor.OpenAsync(Desk(edition, city));
        await editor.SendAsync(Desk(edition, city) + "/return", ("reason", ""));
        editor.Page.Words.ShouldContain("Give a reason");
        await editor.SendAsync(Desk(edition, city) + "/return", ("reason", "Look at the spaces."));

        (await browser.OpenAsync(Desk(edition, city))).Words.ShouldContain("Look at the spaces.");
        await browser.OpenAsync(Draft(edition, city, "spaces"));
        await browser.SendAsync(Draft(edition, city, "spaces"), ("a.spaces", "9"));
        await browser.OpenAsync(Draft(edition, city));
        await browser.SendAsync(Draft(edition, city), ("blanks", "yes"));
        browser.Page.Words.ShouldContain("submitted the form as revision 2");
    }

    [Fact]
    public async Task An_answer_is_amended_at_once_and_the_answers_go_back()
    {
        var (edition, city) = await OpenAsync();
        using var browser = await FormBrowser.AsAsync(study, city);
        await SubmitAsync(browser, edition, city);
        var at = Desk(edition, city) + "/amendment";

        await browser.OpenAsync(at + "?question=spaces");
        browser.Page.Words.ShouldNotContain("processing error");
        await browser.SendAsync(at, ("a.spaces", "8"));
        browser.Page.Words.ShouldContain("Choose what kind of amendment this is.");
        browser.Fields(at).ShouldContain(KeyValuePair.Create("a.spaces", "8"));
        await browser.SendAsync(at, ("kind", "correction"));
        browser.Page.Words.ShouldContain("Give a reason");
        await browser.SendAsync(at, ("reason", "Miscounted."));
        browser.LedTo.ShouldStartWith(Desk(edition, city) + "?done=");
        browser.Page.Words.ShouldContain("from 5 to 8");

        await browser.OpenAsync(at + "?question=spaces");
        await browser.SendAsync(at, ("kind", "correction"), ("reason", "Again."));
        browser.Page.Words.ShouldContain("Nothing differs from what stands");
        await browser.SendAsync(at, ("kind", "processing-error"), ("a.spaces", "9"));
        browser.Page.Status.ShouldBe(422);

        await browser.OpenAsync(at + "?revision=1");
        browser.Page.Words.ShouldContain("go back to those of revision 1");
        await browser.SendAsync(at, ("kind", "correction"), ("reason", "It was right."));
        browser.Page.Words.ShouldContain("went back to the answers of revision 1");
        var submission = await (await study.ClientAsync()).GetJsonAsync($"/api/v1{Desk(edition, city)}");
        ((int?)submission["answers"]!["spaces"]!["value"]).ShouldBe(5);
        ((int?)submission["revision"]).ShouldBe(3);
    }

    [Fact]
    public async Task Of_two_amendments_of_one_answer_the_second_is_told_and_chooses()
    {
        var (edition, city) = await OpenAsync();
        using var one = await FormBrowser.AsAsync(study, city);
        using var other = await FormBrowser.AsAsync(study, city);
        await SubmitAsync(one, edition, city);
        var at = Desk(edition, city) + "/amendment";
        await one.OpenAsync(at + "?section=spaces");
        await other.OpenAsync(at + "?section=spaces");
        await one.SendAsync(at, ("a.spaces", "8"), ("kind", "correction"), ("reason", "Miscounted."));

        await other.SendAsync(at, ("a.spaces", "9"), ("a.users", "2"), ("kind", "correction"), ("reason", "Found one."));
        other.Page.Status.ShouldBe(412);
        other.Page.Words.ShouldMatch(@"Keep theirs: +8\s+Use yours: +9");
        await other.SendAsync(at, ("k.spaces", "mine"));

        var submission = await (await study.ClientAsync()).GetJsonAsync($"/api/v1{Desk(edition, city)}");
        ((int?)submission["answers"]!["spaces"]!["value"]).ShouldBe(9);
        ((int?)submission["answers"]!["users"]!["value"]).ShouldBe(2);
    }

    [Fact]
    public async Task Once_the_edition_is_closed_an_amendment_is_proposed_and_decided_on()
    {
        var (edition, city) = await OpenAsync();
        using var browser = await FormBrowser.AsAsync(study, city);
        using var editor = await FormBrowser.AsAsync(study, "demo-editor");
        await SubmitAsync(browser, edition, city);
        var client = await study.ClientAsync();
        await client.ChangeAsync(HttpMethod.Post, $"/api/v1/editions/{edition}/closing", new { }, await client.ETagAsync($"/api/v1/editions/{edition}"));
        var at = Desk(edition, city) + "/amendment";

        foreach (var spaces in new[] { "8", "9" })
        {
            await browser.OpenAsync(at + "?question=spaces");
            browser.Page.Words.ShouldContain("the amendment is a proposal");
            await browser.SendAsync(at, ("a.spaces", spaces), ("kind", "correction"), ("reason", "Miscounted."));
            browser.LedTo.ShouldStartWith(Desk(edition, city) + "/amendments/");
        }

        // The same page sent once more proposes nothing twice.
        await browser.OpenAsync(at + "?question=spaces");
        var again = browser.Fields(at, ("a.spaces", "7"), ("kind", "correction"), ("reason", "Twice.")).ToList();
        await browser.SendAsync(at, again);
        await browser.SendAsync(at, again);
        browser.Page.Status.ShouldBe(412);
        (await client.GetJsonAsync($"/api/v1{Desk(edition, city)}/amendments"))["amendments"]!.AsArray().Count.ShouldBe(3);

        await browser.OpenAsync(Desk(edition, city) + "/amendments/2");
        await browser.SendAsync(Desk(edition, city) + "/amendments/2/withdrawal", ("reason", "Eight is right."));
        browser.Page.Words.ShouldContain("Eight is right.");
        await editor.OpenAsync(Desk(edition, city) + "/amendments/1");
        await editor.SendAsync(Desk(edition, city) + "/amendments/1/approval");
        editor.Page.Words.ShouldContain("approved proposal 1");
        ((int?)(await client.GetJsonAsync($"/api/v1{Desk(edition, city)}"))["answers"]!["spaces"]!["value"]).ShouldBe(8);
    }

    [Fact]
    public async Task A_changed_gate_asks_for_what_it_brings_up()
    {
        var (edition, city) = await OpenAsync();
        using var browser = await FormBrowser.AsAsync(study, city);
        await SubmitAsync(browser, edition, city);
        var at = Desk(edition, city) + "/amendment";
        await browser.OpenAsync(at + "?question=strategy");
        await browser.SendAsync(at, ("a.strategy", ""), ("kind", "correction"), ("reason", "Not sure."));

        browser.Page.Status.ShouldBe(422);
        browser.Page.Words.ShouldContain("A required answer is missing.");
        browser.Page.Html.ShouldContain("Not sure.");
    }

    [Fact]
    public async Task The_wish_about_publication_is_permitted_and_revoked_and_a_form_withdrawn_and_reinstated()
    {
        var (edition, city) = await OpenAsync();
        using var browser = await FormBrowser.AsAsync(study, city);
        await SubmitAsync(browser, edition, city);
        var desk = Desk(edition, city);
        await browser.OpenAsync(desk);
        await browser.SendAsync(desk + "/publication", ("wish", "yes"));
        browser.Page.Words.ShouldContain("The city agrees that its answers are shown under its name.");
        await browser.SendAsync(desk + "/publication", ("wish", "no"));
        browser.Page.Words.ShouldContain("The city does not want its answers shown under its name.");
        await browser.SendAsync(desk + "/withdrawal", ("reason", "By mistake."));
        browser.Page.Words.ShouldContain("it no longer counts");
        await browser.SendAsync(desk + "/reinstatement", ("reason", "No mistake."));
        browser.Page.Words.ShouldContain("it counts again");
    }

    [Fact]
    public async Task Last_time_stands_beside_this_time_and_a_difference_is_asked_about()
    {
        var (from, to) = (await study.NewEditionAsync(referenceDate: new(2012, 1, 1)), await study.NewEditionAsync(referenceDate: new(2017, 1, 1)));
        var (log, series) = (await study.GetAsync<EventLog>(), StudyService.NewId("series"));
        var (earlier, later) = ((await log.ReadAsync<Edition>(Streams.Edition(from), Cancellation)).State, (await log.ReadAsync<Edition>(Streams.Edition(to), Cancellation)).State);
        foreach (var decide in new Func<FollowedSeries, Decision>[]
        {
            it => StartSeries.Decide(it, new(series, new(series), SeriesMeasure.Share)), it => MapIndicators.Decide(it, new(MappingRule.Direct, ["strategy"]), earlier),
            it => MapIndicators.Decide(it, new(MappingRule.Direct, ["strategy"]), later), it => JudgeComparability.Decide(it, new(from, to, Verdict.Comparable), earlier, later),
        })
            await study.ReachAsync((await log.DecideAsync(Streams.Series(series), new("tester", "editor", "test"), decide, Cancellation)).Position);
        var city = await study.NewCityAsync(from);
        await study.SubmitAsync(from, city, ("strategy", new BooleanAnswer(false)));
        using var browser = await FormBrowser.AsAsync(study, city);
        var at = Draft(to, city, "planning");

        (await browser.OpenAsync(at)).Words.ShouldContain($"In {from} you answered: no");
        await browser.SendAsync(at, ("r.strategy", "changed-since"));
        browser.Page.Words.ShouldContain("What you say about last time goes with an answer.");
        await browser.SendAsync(at, ("r.strategy", "confirmed"));
        var draft = await DraftAsync(to, city);
        ((bool?)draft["answers"]!["strategy"], (string?)draft["replies"]!["strategy"]).ShouldBe((false, "confirmed"));

        await browser.OpenAsync(at);
        await browser.SendAsync(at, ("a.strategy", "true"));
        browser.Page.Words.ShouldContain("The answer is not that of last time.");
        await browser.SendAsync(at, ("r.strategy", ""));
        browser.LedTo.ShouldEndWith("#q-formalised");
        browser.Page.Words.ShouldContain("1 answer differs from last time. Say what happened:");
        await browser.SendAsync(at, ("r.strategy", "wrong-last-time"));
        ((string?)(await DraftAsync(to, city))["replies"]!["strategy"]).ShouldBe("wrong-last-time");

        // Said in a form that is submitted, it leads to a correction of the earlier edition.
        await browser.OpenAsync(Draft(to, city));
        await browser.SendAsync(Draft(to, city), ("blanks", "yes"));
        (await browser.OpenAsync(Desk(from, city))).Words.ShouldContain("the city said that this answer was wrong; there it answered “yes”");
    }

    [Fact]
    public async Task Nobody_elses_form_is_there_and_no_form_of_another_site_is_taken()
    {
        var (edition, city) = await OpenAsync();
        var stranger = await study.NewCityAsync(edition);
        using var browser = await FormBrowser.AsAsync(study, stranger);
        foreach (var address in new[] { Desk(edition, city), Draft(edition, city), Draft(edition, city, "spaces"), Desk(edition, city) + "/answers", Desk(edition, city) + "/amendment?question=spaces", Desk(edition, city) + "/queries/1" })
            (await browser.OpenAsync(address)).Status.ShouldBe(404, address);
        await browser.OpenAsync(Draft(edition, stranger, "spaces"));
        var token = browser.Fields(Draft(edition, stranger, "spaces")).Single(it => it.Key == "token");
        (await browser.SendAsync(Draft(edition, city, "spaces"), [token, new("q", "spaces"), new("a.spaces", "1"), new("version", "0")])).Status.ShouldBe(404);
        (await browser.SendAsync(Desk(edition, stranger) + "/acceptance", [token])).Status.ShouldBe(403);

        await browser.OpenAsync(Draft(edition, stranger, "spaces"));
        await browser.SendAsync(Draft(edition, stranger, "spaces"), [.. browser.Fields(Draft(edition, stranger, "spaces"), ("a.spaces", "1")).Where(it => it.Key != "token")]);
        browser.Page.Status.ShouldBe(403);
        browser.Page.Words.ShouldContain("This form cannot be taken");
        ((bool?)(await DraftAsync(edition, stranger))["begun"]).ShouldBe(false);
        (await browser.OpenAsync(Draft(edition, stranger, "no-such"))).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("version", "-1")]
    [InlineData("version", "99999")]
    [InlineData("version", "18446744073709551616")]
    [InlineData("in", "../..")]
    [InlineData("q", "../../etc")]
    [InlineData("a.spaces.0.title", "x")]
    public async Task A_form_that_was_tampered_with_breaks_nothing(string name, string value)
    {
        var (edition, city) = await OpenAsync();
        using var browser = await FormBrowser.AsAsync(study, city);
        await browser.OpenAsync(Draft(edition, city, "spaces"));

        await browser.SendAsync(Draft(edition, city, "spaces"), (name, value));

        browser.Page.Status.ShouldBeLessThan(500);
    }

    [Fact]
    public async Task Every_page_of_the_form_is_small_and_whole_in_every_language()
    {
        foreach (var language in new[] { "en", "es", "fr" })
        {
            using var browser = await FormBrowser.AsAsync(study, "tarn", language);
            var form = await (await study.ClientAsync()).GetJsonAsync("/api/v1/editions/demo-2022/questionnaire");
            foreach (var address in form["sections"]!.AsArray().Select(it => Draft("demo-2022", "tarn", (string)it!["id"]!)).Append(Draft("demo-2022", "tarn")).Append(Desk("demo-2022", "tarn")))
            {
                var page = await browser.OpenAsync(address);
                page.Status.ShouldBe(200);
                page.Html.ShouldContain($"<html lang=\"{language}\">");
                page.Html.ShouldNotContain("<script");
                page.Html.ShouldNotContain(" style=");
                Encoding.UTF8.GetByteCount(page.Html).ShouldBeLessThan(30_000, address);
            }

            using var editor = await FormBrowser.AsAsync(study, "demo-editor", language);
            foreach (var address in new[] { "", "/answers", "/amendment?question=population", "/amendment?section=entrepreneurship", "/queries?question=population" })
                Encoding.UTF8.GetByteCount((await editor.OpenAsync(Desk("demo-2022", "alder") + address)).Html).ShouldBeLessThan(60_000, address);
        }
    }

    private static string Desk(string edition, string city) => $"/editions/{edition}/submissions/{city}";

    private static string Draft(string edition, string city, string? section = null) => $"/editions/{edition}/drafts/{city}{(section is null ? "" : "/" + section)}";

    private async Task<JsonObject> DraftAsync(string edition, string city) => await (await study.ClientAsync()).GetJsonAsync($"/api/v1{Draft(edition, city)}");

    private async Task<(string Edition, string City)> OpenAsync()
    {
        var edition = await study.NewEditionAsync(withForm: false);
        var log = await study.GetAsync<EventLog>();
        foreach (var decide in new Func<Edition, Decision>[] { it => PublishQuestionnaire.Decide(it, new(Form)), it => OpenEdition.Decide(it, new(), SeriesCatalog.Of([])) })
            await study.ReachAsync((await log.DecideAsync(Streams.Edition(edition), new("tester", "editor", "test"), decide, Cancellation)).Position);
        return (edition, await study.NewCityAsync(edition));
    }

    private static async Task FillInAsync(FormBrowser browser, string edition, string city, params (string, string)[] spaces)
    {
        await browser.OpenAsync(Draft(edition, city, "planning"));
        await browser.SendAsync(Draft(edition, city, "planning"), ("a.strategy", "false"));
        await browser.OpenAsync(Draft(edition, city, "spaces"));
        await browser.SendAsync(Draft(edition, city, "spaces"), spaces.Length > 0 ? spaces : [("a.spaces", "5")]);
    }

    private static async Task SubmitAsync(FormBrowser browser, string edition, string city)
    {
        await FillInAsync(browser, edition, city);
        await browser.OpenAsync(Draft(edition, city));
        await browser.SendAsync(Draft(edition, city), ("blanks", "yes"));
        browser.Page.Words.ShouldContain("submitted the form as revision 1", customMessage: browser.Page.Words);
    }
}
