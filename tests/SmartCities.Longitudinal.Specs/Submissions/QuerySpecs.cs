using Shouldly;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Submissions;

public sealed class QuerySpecs
{
    private static readonly QueryRaised Raised = new("2017", "bilbao", 1, "staff", "Is that all departments?");
    private static readonly QueryAnswered Settled = new("2017", "bilbao", 1, "Yes, all.", true);
    private static readonly QueryClosed Closed = new("2017", "bilbao", 1, null);

    [Fact]
    public void Queries_are_numbered_per_submission() =>
        new Given<Submission>(Example.Submitted, Raised)
            .When(it => RaiseQuery.Decide(it, new("axes", "Which?"), Example.OpenEdition))
            .Then(new QueryRaised("2017", "bilbao", 2, "axes", "Which?"));

    [Fact]
    public void A_query_is_about_a_question_of_the_form() =>
        new Given<Submission>(Example.Submitted).When(it => RaiseQuery.Decide(it, new("colour", "Which?"), Example.OpenEdition)).ThenRefused("question-unknown", "/question");

    [Fact]
    public void The_city_replies_and_may_propose_that_it_is_settled()
    {
        new Given<Submission>(Example.Submitted, Raised).When(Reply("Yes, all.", proposes: true)).Then(Settled);
        new Given<Submission>(Example.Submitted, Raised, Settled).State.Queries[1].Stage.ShouldBe(QueryStage.ResolutionProposed);
    }

    [Fact]
    public void An_editor_may_add_to_it_but_not_propose()
    {
        new Given<Submission>(Example.Submitted, Raised).When(Reply("And the museum?", byCommittee: true)).Then(new QueryAnswered("2017", "bilbao", 1, "And the museum?", false));
        new Given<Submission>(Example.Submitted, Raised).When(Reply("Fine.", proposes: true, byCommittee: true)).ThenRefused("resolution-not-yours", "/proposesResolution");
    }

    [Fact]
    public void A_reply_says_something() => new Given<Submission>(Example.Submitted, Raised).When(Reply(" ")).ThenRefused("reply-missing", "/reply");

    [Fact]
    public void There_is_no_reply_to_what_was_not_asked_or_is_closed()
    {
        new Given<Submission>(Example.Submitted).When(Reply("Yes.")).ThenRefused("query-number-unknown");
        new Given<Submission>(Example.Submitted, Raised, Closed).When(Reply("Yes.")).ThenRefused("query-closed");
    }

    [Fact]
    public void An_editor_closes_a_query_once()
    {
        new Given<Submission>(Example.Submitted, Raised, Settled).When(it => CloseQuery.Decide(it, new(1, "Thank you."))).Then(Closed with { Note = "Thank you." });
        new Given<Submission>(Example.Submitted, Raised, Closed).When(it => CloseQuery.Decide(it, new(1))).ThenNothing();
        new Given<Submission>(Example.Submitted).When(it => CloseQuery.Decide(it, new(1))).ThenRefused("query-number-unknown");
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_form_with_open_queries_is_not_accepted(bool proposed) =>
        new Given<Submission>(proposed ? [Example.Submitted, Raised, Settled] : [Example.Submitted, Raised]).When(it => AcceptForm.Decide(it, new())).ThenRefused("queries-open");

    [Fact]
    public void A_form_whose_queries_are_closed_is_accepted() =>
        new Given<Submission>(Example.Submitted, Raised, Closed).When(it => AcceptForm.Decide(it, new())).Then(new FormAccepted("2017", "bilbao", 1));

    [Fact]
    public void Submitting_another_answer_opens_its_query_again() =>
        new Given<Submission>(Example.Submitted, Raised, Closed, new FormReturned("2017", "bilbao", "Look again.", null))
            .When(it => SubmitForm.Decide(
                it, new(1, "en", Example.Answers(("strategy", true), ("formalised", true), ("axes", Example.Chosen("health")), ("staff", 13)), Blanks: true, Provenance.Submitted), Example.OpenEdition, "bilbao"))
            .Then(
                Example.SubmittedWith(("strategy", true), ("formalised", true), ("axes", Example.Chosen("health")), ("staff", 13)) with { Revision = 2 },
                new QueryReopened("2017", "bilbao", 1, "answer-changed"));

    private static Func<Submission, Decision> Reply(string text, bool proposes = false, bool byCommittee = false) => it => ReplyToQuery.Decide(it, new(1, text, proposes, byCommittee));
}
