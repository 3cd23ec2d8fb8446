using Shouldly;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Statistics;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Submissions;

/// <summary>Every step of a submission's life from every stage: what it records, or the rule by which it is refused.</summary>
public sealed class LifeSpecs
{
    // "-" is nothing to do; a word in capitals is an event.
    private const string Open =
        """
                   | none           | invited        | reported       | submitted         | returned         | accepted                               | withdrawn
        submit     | FormSubmitted  | FormSubmitted  | FormSubmitted  | already-submitted | FormSubmitted    | already-accepted                       | withdrawn
        return     | not-submitted  | not-submitted  | reported       | FormReturned      | already-returned | already-accepted                       | withdrawn
        query      | not-submitted  | not-submitted  | reported       | QueryRaised       | QueryRaised      | already-accepted                       | withdrawn
        accept     | not-submitted  | not-submitted  | reported       | FormAccepted      | returned         | -                                      | withdrawn
        amend      | not-submitted  | not-submitted  | reported       | AnswersAmended    | returned         | AcceptanceTakenBack AnswersAmended     | withdrawn
        withdraw   | not-submitted  | not-submitted  | reported       | FormWithdrawn     | FormWithdrawn    | FormWithdrawn                          | -
        reinstate  | not-withdrawn  | not-withdrawn  | not-withdrawn  | -                 | -                | -                                      | FormReinstated
        confirm    | not-submitted  | not-submitted  | reported       | not-transcribed   | not-transcribed  | not-transcribed                        | withdrawn
        permit     | not-submitted  | not-submitted  | not-submitted  | PublicationPermitted | PublicationPermitted | PublicationPermitted            | PublicationPermitted
        """;

    private const string Closed =
        """
                   | none             | invited          | reported         | submitted         | returned          | accepted          | withdrawn
        submit     | edition-not-open | edition-not-open | edition-not-open | edition-not-open  | edition-not-open  | edition-not-open  | edition-not-open
        return     | not-submitted    | not-submitted    | reported         | edition-closed    | already-returned  | already-accepted  | withdrawn
        query      | not-submitted    | not-submitted    | reported         | QueryRaised       | QueryRaised       | already-accepted  | withdrawn
        accept     | not-submitted    | not-submitted    | reported         | FormAccepted      | returned          | -                 | withdrawn
        amend      | not-submitted    | not-submitted    | reported         | AmendmentProposed | AmendmentProposed | AmendmentProposed | withdrawn
        withdraw   | not-submitted    | not-submitted    | reported         | FormWithdrawn     | FormWithdrawn     | FormWithdrawn     | -
        reinstate  | not-withdrawn    | not-withdrawn    | not-withdrawn    | -                 | -                 | -                 | edition-closed
        """;

    private static readonly FormReturned Returned = new("2017", "bilbao", "Please look at the budget.", null);
    private static readonly FormWithdrawn Withdrawn = new("2017", "bilbao", "We were not asked.");

    private static readonly Dictionary<string, object[]> Stages = new()
    {
        ["none"] = [],
        ["invited"] = [new CityInvited("2017", "bilbao", null, null)],
        ["reported"] = [new AnswersReported("2017", "bilbao", 1, "study-2017", [new("staff", new NumberAnswer(12), "line 533")])],
        ["submitted"] = [Example.Submitted],
        ["returned"] = [Example.Submitted, Returned],
        ["accepted"] = [Example.Submitted, new FormAccepted("2017", "bilbao", 1)],
        ["withdrawn"] = [Example.Submitted, Withdrawn],
    };

    public static TheoryData<string, string, string, string> Steps =>
        [.. Cells(Open).Select(it => ("open", it.Step, it.Stage, it.Outcome)), .. Cells(Closed).Select(it => ("closed", it.Step, it.Stage, it.Outcome))];

    [Theory, MemberData(nameof(Steps))]
    public void A_step_from_a_stage_does_what_the_table_says(string edition, string step, string stage, string outcome)
    {
        var submission = new Given<Submission>(Stages[stage]).State;
        Said(Take(step, submission, edition == "open" ? Example.OpenEdition : Example.ClosedEdition)).ShouldBe(outcome);
    }

    [Fact]
    public void Once_the_edition_is_closed_the_committee_reinstates() =>
        new Given<Submission>(Stages["withdrawn"])
            .When(it => ReinstateForm.Decide(it, new("By mistake.", ByCommittee: true), Example.ClosedEdition))
            .Then(new FormReinstated("2017", "bilbao", "By mistake."));

    [Theory, InlineData("return"), InlineData("query"), InlineData("amend"), InlineData("withdraw"), InlineData("reinstate")]
    public void What_needs_a_reason_is_refused_without_one_and_with_an_endless_one(string step)
    {
        var submission = new Given<Submission>(Stages[step == "reinstate" ? "withdrawn" : "submitted"]).State;
        Said(Take(step, submission, Example.OpenEdition, reason: " ")).ShouldEndWith("-missing");
        Said(Take(step, submission, Example.OpenEdition, reason: new('x', 100_000))).ShouldBe("too-long");
    }

    [Fact]
    public void A_form_is_returned_with_questions_that_it_has() =>
        new Given<Submission>(Example.Submitted).When(it => ReturnForm.Decide(it, new("Look again.", ["colour"]), Example.OpenEdition)).ThenRefused("question-unknown", "/questions");

    [Fact]
    public void A_returned_form_goes_on_counting() => new Given<Submission>(Example.Submitted, Returned).State.IsSubmitted.ShouldBeTrue();

    [Fact]
    public void Only_a_transcription_is_confirmed_and_once()
    {
        var transcribed = Example.Submitted with { Provenance = new(ProvenanceKind.Transcribed, "form.docx", "page 3", "clerk") };
        new Given<Submission>(transcribed).When(it => ConfirmTranscription.Decide(it, new(true))).Then(new TranscriptionConfirmed("2017", "bilbao", 1));
        new Given<Submission>(transcribed, new TranscriptionConfirmed("2017", "bilbao", 1)).When(it => ConfirmTranscription.Decide(it, new(true))).ThenNothing();
    }

    [Fact]
    public void Who_may_not_attest_a_form_does_not_confirm_its_transcription_either()
    {
        var transcribed = Example.Submitted with { Provenance = new(ProvenanceKind.Transcribed, "form.docx", "page 3", "clerk") };
        new Given<Submission>(transcribed).When(it => ConfirmTranscription.Decide(it, new(false))).ThenRefused("not-attested");
        new Given<Submission>(transcribed, new TranscriptionConfirmed("2017", "bilbao", 1)).When(it => ConfirmTranscription.Decide(it, new(false))).ThenNothing();
    }

    private static Decision Take(string step, Submission submission, Edition edition, string reason = "Counted again.") => step switch
    {
        "submit" => SubmitForm.Decide(submission, new(1, "en", Example.Answers(("strategy", false)), Blanks: true, Provenance.Submitted), edition, "bilbao"),
        "return" => ReturnForm.Decide(submission, new(reason), edition),
        "query" => RaiseQuery.Decide(submission, new("staff", reason), edition),
        "accept" => AcceptForm.Decide(submission, new()),
        "amend" => AmendAnswers.Decide(submission, new(AmendmentKind.Correction, reason, Example.Asked(("staff", 14))), edition, byCommittee: false),
        "withdraw" => WithdrawForm.Decide(submission, new(reason)),
        "reinstate" => ReinstateForm.Decide(submission, new(reason, ByCommittee: false), edition),
        "confirm" => ConfirmTranscription.Decide(submission, new(true)),
        "permit" => WishPublication.Decide(submission, new(true)),
        _ => throw new ArgumentException(step),
    };

    private static string Said(Decision decision) => decision switch
    {
        Refused refused => refused.Refusals[0].Code,
        Accepted { Events: [] } => "-",
        Accepted accepted => string.Join(' ', accepted.Events.Select(it => it.GetType().Name)),
        _ => "?",
    };

    private static IEnumerable<(string Step, string Stage, string Outcome)> Cells(string table)
    {
        var rows = table.Split('\n').Select(it => it.Split('|', StringSplitOptions.TrimEntries)).ToList();
        return rows.Skip(1).SelectMany(row => row.Skip(1).Select((outcome, column) => (row[0], rows[0][column + 1], outcome)));
    }
}
