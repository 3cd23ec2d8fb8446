using SmartCities.Longitudinal.Subscriptions;

namespace SmartCities.Longitudinal.Pages;

/// <summary>The words of the pages about subscriptions.</summary>
public static class SubscriptionPhrases
{
    public static readonly Text Title = new("Subscriptions", "Suscripciones", "Abonnements");
    public static readonly Text Lead = new(
        "Services that are told of events at an address of theirs, and how far each of them is. Subscriptions are made and changed through the API.",
        "Servicios a los que se informa de los eventos en una dirección propia, y hasta dónde ha llegado cada uno. Las suscripciones se crean y se cambian mediante la API.",
        "Services informés des événements à une adresse qui leur est propre, et où en est chacun. Les abonnements se créent et se modifient par l’API.");
    public static readonly Text None = new("Nobody has subscribed yet.", "Nadie se ha suscrito todavía.", "Personne ne s’est encore abonné.");
    public static readonly Text State = new("State", "Estado", "État");
    public static readonly Text Behind = new("Behind", "Retraso", "Retard");
    public static readonly Text LastSuccess = new("Last success", "Último éxito", "Dernier succès");
    public static readonly Text LastError = new("Last error", "Último error", "Dernière erreur");
    public static readonly Text Deliveries = new("Deliveries", "Entregas", "Livraisons");
    public static readonly Text Owner = new("Owner", "Titular", "Titulaire");
    public static readonly Text Follows = new("Follows", "Sigue", "Suit");
    public static readonly Text Everything = new("every type", "todos los tipos", "tous les types");
    public static readonly Text PublicOnly = new("only what is public", "solo lo público", "seulement ce qui est public");
    public static readonly Text UpToDate = new("up to date", "al día", "à jour");
    public static readonly Text Never = new("never", "nunca", "jamais");
    public static readonly Text Nothing = new("none", "ninguno", "aucune");
    public static readonly Text Position = new("Position", "Posición", "Position");
    public static readonly Text BehindBy = new("{0}, {1} seconds", "{0}, {1} segundos", "{0}, {1} secondes");
    public static readonly Plural Events = new(new("{0} event", "{0} evento", "{0} événement"), new("{0} events", "{0} eventos", "{0} événements"));
    public static readonly Text Delivered = new("{0} delivered", "{0} entregados", "{0} livrés");
    public static readonly Text Retrying = new("{0} tried again", "{0} en reintento", "{0} en nouvel essai");
    public static readonly Text Held = new("{0} held behind them", "{0} retenidos detrás", "{0} retenus derrière");
    public static readonly Text Parked = new("{0} parked", "{0} apartados", "{0} mis de côté");
    public static readonly Text OfOne = new("Subscription {0}", "Suscripción {0}", "Abonnement {0}");
    public static readonly Text DeliveriesLead = new(
        "What failed and is tried again or was parked, and what was delivered last. A parked event waits to be asked for again; none is dropped.",
        "Lo que falló y se reintenta o quedó apartado, y lo último entregado. Un evento apartado espera a que se pida de nuevo; no se pierde ninguno.",
        "Ce qui a échoué et est retenté ou mis de côté, et ce qui a été livré en dernier. Un événement mis de côté attend d’être redemandé\u00a0; aucun n’est perdu.");
    public static readonly Text Event = new("Event", "Evento", "Événement");
    public static readonly Text Attempts = new("Attempts", "Intentos", "Essais");
    public static readonly Text NextAttempt = new("again {0}", "de nuevo {0}", "à nouveau {0}");
    public static readonly Text NoDeliveries = new("Nothing was to be delivered yet.", "Todavía no había nada que entregar.", "Rien n’était encore à livrer.");

    public static Text Of(SubscriptionState state) => state switch
    {
        SubscriptionState.Verifying => new("being verified", "en verificación", "en vérification"),
        SubscriptionState.Active => new("active", "activa", "actif"),
        SubscriptionState.Failing => new("failing", "falla", "en échec"),
        SubscriptionState.Paused => new("paused", "en pausa", "en pause"),
        SubscriptionState.Disabled => new("disabled", "desactivada", "désactivé"),
        _ => new("ended", "terminada", "terminé"),
    };

    public static Text Of(DeliveryState state) => state switch
    {
        DeliveryState.Delivered => new("delivered", "entregado", "livré"),
        DeliveryState.Waiting => new("its turn has not come yet", "aún no le toca", "pas encore son tour"),
        DeliveryState.Retrying => new("tried again", "en reintento", "en nouvel essai"),
        DeliveryState.Held => new("held behind an earlier one", "retenido tras uno anterior", "retenu derrière un précédent"),
        _ => new("parked", "apartado", "mis de côté"),
    };
}
