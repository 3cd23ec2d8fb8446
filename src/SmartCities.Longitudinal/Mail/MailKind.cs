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

    /// <summary>A link to get into a city's office, asked for by who reads its mailbox.</summary>
    Office,

    /// <summary>A link to sign in, asked for by a person.</summary>
    SignIn,
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

    /// <summary>Whether a message of this kind lets a city's office in by a link of its own: it does not wait for others.</summary>
    public static bool LetsIn(this MailKind kind) => kind is MailKind.Invitation or MailKind.Reminder or MailKind.Extension;

    /// <summary>By the alias of the event.</summary>
    public static IReadOnlyDictionary<string, MailKind> ByType { get; } =
        EventTypes.ByAlias.Where(it => ByEvent.ContainsKey(it.Value)).ToDictionary(it => it.Key, it => ByEvent[it.Value]);
}
