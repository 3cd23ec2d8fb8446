using Shouldly;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Drafts;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Facts;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Practices;
using SmartCities.Longitudinal.Series;
using SmartCities.Longitudinal.Specs.Storage;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;
using SmartCities.Longitudinal.Subscriptions;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Facts;

public sealed class ScopeSpecs
{
    // No reading of answers, definitions, series, cities or practices depends on these.
    private static readonly Type[] NotTouching =
    [
        typeof(RoleGranted), typeof(RoleWithdrawn),
        typeof(DraftOpened), typeof(AnswersRecorded),
        typeof(CityInvited), typeof(InvitationWithdrawn), typeof(CityReminded), typeof(CityExtended),
        typeof(QueryRaised), typeof(QueryAnswered), typeof(QueryClosed), typeof(QueryReopened),
        typeof(AmendmentProposed), typeof(AmendmentDeclined), typeof(AmendmentWithdrawn),
        typeof(SubscriptionStarted), typeof(EndpointChanged), typeof(EndpointVerified), typeof(SecretRotated), typeof(SubscriptionPaused), typeof(SubscriptionResumed),
        typeof(SubscriptionDisabled), typeof(SubscriptionRewound), typeof(SubscriptionEnded),
        typeof(KeyIssued), typeof(KeyRevoked),
        typeof(PersonErased), typeof(AnswerErased), typeof(MailboxErased),
    ];

    public static readonly TheoryData<string> Aliases = [.. EventTypes.ByAlias.Keys];

    [Theory, MemberData(nameof(Aliases))]
    public void Every_event_touches_a_reading_or_is_known_not_to(string alias)
    {
        var happened = EventExamples.Of(EventTypes.ByAlias[alias]);
        Scope.TouchedBy(happened).Any().ShouldBe(!NotTouching.Contains(happened.GetType()));
    }

    [Theory, MemberData(nameof(Aliases))]
    public void What_changes_the_facts_of_an_edition_touches_its_answers(string alias)
    {
        var happened = EventExamples.Of(EventTypes.ByAlias[alias]);
        var page = FactsPage.Of([(JasperFx.Events.IEvent)Activator.CreateInstance(typeof(JasperFx.Events.Event<>).MakeGenericType(happened.GetType()), happened)!]);
        if (page.Begun.Count + page.Ended.Count + page.Replaced.Count > 0)
            Scope.TouchedBy(happened).ShouldContain(Scope.Answers("2017"));
    }

    [Theory, MemberData(nameof(Aliases))]
    public void What_changes_the_state_of_an_edition_a_city_a_series_or_a_practice_touches_it(string alias)
    {
        var happened = EventExamples.Of(EventTypes.ByAlias[alias]);
        Touches(Edition.Empty.Apply(happened) with { Version = Edition.Empty.Version } != Edition.Empty, Scope.Definitions("2017"));
        Touches(City.Empty.Apply(happened) != City.Empty, Scope.Cities);
        Touches(FollowedSeries.Empty.Apply(happened) != FollowedSeries.Empty, Scope.Series);
        Touches(Practice.Empty.Apply(happened) != Practice.Empty, Scope.Practices);

        void Touches(bool changes, string scope)
        {
            if (changes)
                Scope.TouchedBy(happened).ShouldContain(scope);
        }
    }
}
