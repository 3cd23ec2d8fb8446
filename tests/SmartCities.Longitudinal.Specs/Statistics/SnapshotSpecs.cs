using Shouldly;
using SmartCities.Longitudinal.Statistics;
using Xunit;
using static SmartCities.Longitudinal.Statistics.AnswerState;

namespace SmartCities.Longitudinal.Specs.Statistics;

public sealed class SnapshotSpecs
{
    [Fact]
    public void A_city_that_skipped_the_gate_is_not_asked() =>
        StateOf("formalised", ("strategy", false)).ShouldBe(NotAsked);

    [Fact]
    public void A_city_that_was_not_asked_is_not_asked_what_follows_either() =>
        StateOf("axes", ("strategy", false)).ShouldBe(NotAsked);

    [Theory, InlineData(DontKnow), InlineData(AnswerState.Refused), InlineData(NotPublished), InlineData(Unreliable)]
    public void A_missing_gate_leaves_eligibility_unknown(AnswerState reason) =>
        StateOf("formalised", ("strategy", reason)).ShouldBe(EligibilityUnknown);

    [Fact]
    public void Eligibility_unknown_goes_on_down_the_form() =>
        StateOf("axes", ("strategy", DontKnow)).ShouldBe(EligibilityUnknown);

    [Fact]
    public void An_answer_behind_a_missing_gate_stays_an_answer() =>
        StateOf("formalised", ("strategy", DontKnow), ("formalised", true)).ShouldBe(Answered);

    [Fact]
    public void What_only_the_city_can_have_said_stays_behind_a_missing_gate() =>
        StateOf("formalised", ("strategy", DontKnow), ("formalised", AnswerState.Refused)).ShouldBe(AnswerState.Refused);

    [Theory, InlineData(NotAnswered), InlineData(NotPublished)]
    public void A_blank_behind_a_missing_gate_says_nothing_about_having_been_asked(AnswerState blank) =>
        StateOf("formalised", ("strategy", DontKnow), ("formalised", blank)).ShouldBe(EligibilityUnknown);

    [Fact]
    public void An_answer_that_the_gate_excludes_is_not_asked() =>
        StateOf("formalised", ("strategy", false), ("formalised", true)).ShouldBe(NotAsked);

    [Fact]
    public void What_a_submitted_form_leaves_blank_is_not_answered() =>
        StateOf("formalised", ("strategy", true)).ShouldBe(NotAnswered);

    [Fact]
    public void What_a_report_does_not_say_is_not_published() =>
        Town.With("2017", ProvenanceKind.Reported, ("bilbao", [("strategy", true)]))["formalised"].States[0].ShouldBe(NotPublished);

    [Fact]
    public void An_empty_selection_is_an_answer() =>
        StateOf("axes", ("strategy", true), ("formalised", true), ("axes", Array.Empty<string>())).ShouldBe(Answered);

    [Fact]
    public void Cities_stand_in_ordinal_order_with_their_answers_however_they_were_loaded()
    {
        var snapshot = Town.With(
            ("dale", [("strategy", false), ("staff", 4)]), ("alder", [("strategy", true), ("staff", 1)]), ("brook-2", [("staff", 3)]), ("brook", [("staff", 2)]));

        snapshot.Cities.ShouldBe(["alder", "brook", "brook-2", "dale"]);
        snapshot["staff"].Lowest.ToArray().ShouldBe([1m, 2m, 3m, 4m]);
        snapshot["strategy"].States.ToArray().ShouldBe([Answered, NotAnswered, NotAnswered, Answered]);
        snapshot.RowOf("brook-2").ShouldBe(2);
        snapshot.RowOf("elm").ShouldBe(-1);
    }

    [Fact]
    public void Regions_and_bands_follow_their_city()
    {
        var builder = new SnapshotBuilder("2017", [], regions: ["asia", "europe"], bands: ["small"]);
        builder.AddCity("tarawa", "asia", "small");
        builder.AddCity("bilbao", "europe", provenance: ProvenanceKind.Reported);
        var snapshot = builder.Build();

        snapshot.RegionOf.ToArray().ShouldBe([(short)1, (short)0]);
        snapshot.BandOf.ToArray().ShouldBe([Snapshot.Unclassified, (short)0]);
        snapshot.ProvenanceOf.ToArray().ShouldBe([ProvenanceKind.Reported, ProvenanceKind.Submitted]);
    }

    [Fact]
    public void More_than_64_options_are_kept_apart()
    {
        string[] options = [.. Enumerable.Range(0, 130).Select(it => $"o{it}")];
        var builder = new SnapshotBuilder("2017", [new Variable("many", VariableKind.Options, options)]);
        builder.Column("many").AnswerOptions(builder.AddCity("brook"), "o64", "o129");
        builder.Column("many").AnswerOptions(builder.AddCity("alder"), "o0");
        var column = builder.Build()["many"];

        Enumerable.Range(0, 130).Where(it => column.Selected(1, it)).ShouldBe([64, 129]);
        Enumerable.Range(0, 130).Where(it => column.Selected(0, it)).ShouldBe([0]);
    }

    [Fact]
    public void What_is_taken_over_stands_as_it_was_recorded_beside_what_is_added_anew()
    {
        var was = new SnapshotBuilder("2017", Town.Form, regions: ["asia", "europe"]);
        RecordAlder(was, was.AddCity("alder", "asia"));
        was.Column("strategy").Answer(was.AddCity("brook", "europe"), true);
        RecordCliff(was, was.AddCity("cliff", "europe", provenance: ProvenanceKind.Reported));

        var taken = new SnapshotBuilder("2017", Town.Form, regions: ["asia", "europe"]);
        taken.TakeOver(was.Build(), new HashSet<string> { "brook" });
        taken.Column("strategy").Answer(taken.AddCity("aspen", "asia"), false);

        var anew = new SnapshotBuilder("2017", Town.Form, regions: ["asia", "europe"]);
        RecordCliff(anew, anew.AddCity("cliff", "europe", provenance: ProvenanceKind.Reported));
        RecordAlder(anew, anew.AddCity("alder", "asia"));
        anew.Column("strategy").Answer(anew.AddCity("aspen", "asia"), false);

        Told(taken.Build()).ShouldBe(Told(anew.Build()));

        static void RecordAlder(SnapshotBuilder builder, int row)
        {
            builder.Column("strategy").Answer(row, true);
            builder.Column("formalised").Answer(row, true);
            builder.Column("axes").AnswerOptions(row, "health", "energy");
            builder.Column("stage").AnswerOption(row, "draft");
            builder.Column("staff").AnswerRange(row, 3, null);
        }

        static void RecordCliff(SnapshotBuilder builder, int row)
        {
            builder.Column("formalised").Answer(row, true);
            builder.Column("axes").AnswerOptionsAtLeast(row, "tourism");
            builder.Column("budget").Missing(row, Unreliable);
            builder.Column("note").AnswerText(row);
        }

        static string[] Told(Snapshot it) =>
        [
            .. it.Cities, .. it.RegionOf.ToArray().Select(region => $"{region}"), .. it.ProvenanceOf.ToArray().Select(provenance => $"{provenance}"),
            .. it.Columns.Values.SelectMany(column => Enumerable.Range(0, column.Count), (column, row) =>
                $"{column.Variable.Id} {column.States[row]} {(column.Codes.IsEmpty ? "" : column.Codes[row])} {(column.Words.IsEmpty ? "" : column.Words[row])} {(column.Lowest.IsEmpty ? "" : column.Lowest[row])} {(column.Highest.IsEmpty ? "" : column.Highest[row])} {column.IsOpen(row)}"),
        ];
    }

    [Fact]
    public void What_does_not_fit_the_form_is_refused()
    {
        var builder = new SnapshotBuilder("2017", Town.Form);
        var row = builder.AddCity("alder");

        Should.Throw<ArgumentException>(() => builder.AddCity("alder")).Message.ShouldContain("there twice");
        Should.Throw<ArgumentException>(() => builder.AddCity("brook", region: "moon")).Message.ShouldContain("no region moon");
        Should.Throw<ArgumentException>(() => builder.Column("colour")).Message.ShouldContain("no question colour");
        Should.Throw<ArgumentException>(() => builder.Column("stage").AnswerOption(row, "late")).Message.ShouldContain("no option late");
        Should.Throw<ArgumentException>(() => builder.Column("stage").Answer(row, true)).Message.ShouldContain("not Boolean");
        Should.Throw<ArgumentException>(() => builder.Column("staff").AnswerRange(row, 5, 4)).Message.ShouldContain("empty");
        Should.Throw<ArgumentException>(() => builder.Column("staff").AnswerNumber(row, 1e21m)).Message.ShouldContain("magnitude");
        Should.Throw<ArgumentException>(() => builder.Column("staff").Missing(row, NotAsked)).Message.ShouldContain("missing reasons");
        builder.Build().Count.ShouldBe(1);
    }

    [Fact]
    public void A_condition_on_a_later_question_is_refused() =>
        Should.Throw<ArgumentException>(() => new SnapshotBuilder(
            "2017", [new("first", VariableKind.Boolean, new Predicate.IsBoolean("second", true)), new("second", VariableKind.Boolean)]).Build());

    private static AnswerState StateOf(string question, params (string, object?)[] answers) => Town.With(("alder", answers))[question].States[0];
}
