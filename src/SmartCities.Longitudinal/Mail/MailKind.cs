using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Mail;

/// <summary>What a city is written about.</summary>
public enum MailKind
{
    Invitation,
    Receipt,
    Query,
    Return,
    Acceptance,
    Approval,
    Decline,
    Reminder,
    Extension,
}

/// <summary>Which events a city is written about.</summary>
public static class MailKinds
{
    private static readonly Dictionary<Type, MailKind> ByEvent = new()
    {
        [typeof(CityInvited)] = MailKind.Invitation,
        [typeof(FormSubmitted)] = MailKind.Receipt,
        [typeof(QueryRaised)] = MailKind.Query,
        [typeof(FormReturned)] = MailKind.Return,
        [typeof(FormAccepted)] = MailKind.Acceptance,
        [typeof(AmendmentApproved)] = MailKind.Approval,
        [typeof(AmendmentDeclined)] = MailKind.Decline,
        [typeof(CityReminded)] = MailKind.Reminder,
        [typeof(CityExtended)] = MailKind.Extension,
    };

    /// <summary>By the alias of the event.</summary>
    public static IReadOnlyDictionary<string, MailKind> ByType { get; } =
        EventTypes.ByAlias.Where(it => ByEvent.ContainsKey(it.Value)).ToDictionary(it => it.Key, it => ByEvent[it.Value]);

    /// <summary>Whether the city gets in by the link of the mail; else whoever follows it signs in.</summary>
    public static bool LetsIn(this MailKind kind) => kind is MailKind.Invitation or MailKind.Reminder or MailKind.Extension;
}
