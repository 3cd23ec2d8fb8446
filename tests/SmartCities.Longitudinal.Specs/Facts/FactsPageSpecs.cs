using CsCheck;
using Shouldly;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Facts;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Facts;

public sealed class FactsPageSpecs
{
    private const int Histories = 100;

    [Fact]
    public void However_the_log_is_cut_into_pages_the_table_is_the_same() =>
        History.Any.Sample(sample =>
        {
            var (whole, paged, single) = (new FactsTable(), new FactsTable(), new FactsTable());
            whole.Apply(sample.History.Events);
            foreach (var page in sample.History.Pages(sample.Cuts))
                paged.Apply(page);
            foreach (var happened in sample.History.Events)
                single.Apply([happened]);

            ShouldSay(paged.Rows, whole.Rows);
            ShouldSay(single.Rows, whole.Rows);
        }, iter: Histories, print: it => it.History.ToString());

    [Fact]
    public void At_every_position_the_facts_are_what_folding_the_events_gives() =>
        History.Any.Sample(sample =>
        {
            var table = new FactsTable();
            foreach (var page in sample.History.Pages(sample.Cuts))
                table.Apply(page);
            for (var i = 0; i < sample.History.Events.Count; i++)
                ShouldSay(Lines(table.At(sample.History.Events[i].Sequence)), Lines(sample.History.Standing[i]));
        }, iter: Histories, print: it => it.History.ToString());

    [Fact]
    public void A_position_between_two_events_shows_what_stood_at_the_first() =>
        History.Any.Sample(sample =>
        {
            var table = new FactsTable();
            table.Apply(sample.History.Events);
            for (var i = 1; i < sample.History.Events.Count; i++)
                ShouldSay(Lines(table.At(sample.History.Events[i].Sequence - 1)), Lines(sample.History.Standing[i - 1]));
        }, iter: Histories / 3);

    [Fact]
    public void Every_history_is_worth_telling()
    {
        var kinds = new HashSet<string>();
        History.Any.Sample(it =>
        {
            lock (kinds)
                kinds.UnionWith(it.History.Events.Select(happened => happened.Data.GetType().Name));
        }, iter: Histories);
        kinds.ShouldBe(
            [
                nameof(CityClassified), nameof(FormSubmitted), nameof(AnswersReported), nameof(AnswersAmended), nameof(AmendmentApproved), nameof(FormReturned), nameof(FormAccepted),
                nameof(AcceptanceTakenBack), nameof(FormWithdrawn), nameof(FormReinstated), nameof(PublicationPermitted), nameof(PublicationRevoked),
                nameof(CityValueJudged), nameof(CityInvited), nameof(QueryRaised), "EditionOpened",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void A_question_reported_twice_in_one_event_stands_once()
    {
        var table = new FactsTable();
        table.Apply([At(7, new AnswersReported("2017", "bilbao", 1, "study", [new("strategy", new BooleanAnswer(true), "line 1"), new("strategy", new BooleanAnswer(false), "line 2")]))]);
        table.At(7)["2017 bilbao strategy"].ShouldBe("false reported");
    }

    [Fact]
    public void Every_event_of_a_page_touches_what_it_changes()
    {
        var page = FactsPage.Of([At(3, Example.Bilbao), At(4, new CityClassified("bilbao", "2017", "europe", "lt-1m", null, null)), At(9, Example.Submitted), At(10, new CityReminded("2017", "bilbao"))]);
        page.Touched.ShouldBe([("answers:2017", 4), ("answers:2017", 9), ("cities", 3), ("cities", 4)]);
    }

    private static IEnumerable<string> Lines(SortedDictionary<string, string> standing) => standing.Select(it => $"{it.Key} {it.Value}");

    // The comparison that explains is slow, and there are thousands to make.
    private static void ShouldSay(IEnumerable<string> lines, IEnumerable<string> expected)
    {
        if (!lines.SequenceEqual(expected))
            lines.ShouldBe(expected);
    }

    private static JasperFx.Events.Event<T> At<T>(long sequence, T data)
        where T : notnull => new(data) { Sequence = sequence };
}
