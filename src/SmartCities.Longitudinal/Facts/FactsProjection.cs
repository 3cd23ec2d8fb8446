using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace SmartCities.Longitudinal.Facts;

/// <summary>Writes each page of the log into the table of facts, in the transaction that records its progress.</summary>
public sealed class FactsProjection : IProjection
{
    public const string Name = "Facts";

    public static readonly string[] Tables = ["study.facts", "study.facts_position", "study.touches", "study.moments"];

    public Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        if (events.Count == 0)
            return Task.CompletedTask;

        // First of all: a stale writer must fail before it writes (the fence, see schema.sql).
        operations.QueueSqlCommand("select study.advance_facts(?, ?)", events[0].Sequence, events[^1].Sequence);
        operations.QueueSqlCommand(
            "select study.record_moments(?, ?)",
            events.Select(it => it.Sequence).ToArray(),
            events.Select(it => it.Timestamp.ToUniversalTime()).ToArray());

        var page = FactsPage.Of(events);
        if (page.Touched.Count > 0)
            operations.QueueSqlCommand(
                "insert into study.touches (scope, position) select * from unnest(?::text[], ?::bigint[])",
                page.Touched.Select(it => it.Scope).ToArray(),
                page.Touched.Select(it => it.Sequence).ToArray());

        // A single answer ends before a whole form does: what ended at its own sequence must not end again at the form's.
        if (page.Ended.Count > 0)
            operations.QueueSqlCommand(
                "select study.end_facts(?, ?, ?, ?)",
                page.Ended.Keys.Select(it => it.Edition).ToArray(),
                page.Ended.Keys.Select(it => it.City).ToArray(),
                page.Ended.Keys.Select(it => it.Question).ToArray(),
                page.Ended.Values.ToArray());

        if (page.Replaced.Count > 0)
            operations.QueueSqlCommand(
                """
                update study.facts set valid_to = replaced.sequence
                from unnest(?::text[], ?::text[], ?::bigint[]) as replaced (edition, city, sequence)
                where facts.edition = replaced.edition and facts.city = replaced.city and facts.valid_to is null and left(facts.question, 1) <> '@'
                """,
                page.Replaced.Select(it => it.Edition).ToArray(),
                page.Replaced.Select(it => it.City).ToArray(),
                page.Replaced.Select(it => it.Sequence).ToArray());

        if (page.Begun.Count > 0)
            operations.QueueSqlCommand(
                """
                insert into study.facts (edition, city, question, answer, provenance, questionnaire, valid_from, valid_to, reply, last_edition)
                select edition, city, question, answer::jsonb, provenance, questionnaire, valid_from, valid_to, reply, last_edition
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::integer[], ?::bigint[], ?::bigint[], ?::text[], ?::text[])
                    as begun (edition, city, question, answer, provenance, questionnaire, valid_from, valid_to, reply, last_edition)
                where valid_to is null or valid_to > valid_from
                """,
                page.Begun.Select(it => it.Key.Edition).ToArray(),
                page.Begun.Select(it => it.Key.City).ToArray(),
                page.Begun.Select(it => it.Key.Question).ToArray(),
                page.Begun.Select(it => it.Answer).ToArray(),
                page.Begun.Select(it => it.Provenance).ToArray(),
                page.Begun.Select(it => it.Questionnaire).ToArray(),
                page.Begun.Select(it => it.ValidFrom).ToArray(),
                page.Begun.Select(it => it.ValidTo).ToArray(),
                page.Begun.Select(it => it.Said.Reply).ToArray(),
                page.Begun.Select(it => it.Said.LastEdition).ToArray());
        return Task.CompletedTask;
    }
}
