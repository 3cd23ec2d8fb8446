using SmartCities.Longitudinal.Pages;

namespace SmartCities.Longitudinal.Audit;

/// <summary>What <see cref="Sentences"/> says, in the three languages of the study; <c>{0}</c> is who did it, the other places are what is put in.</summary>
public static class SentenceTexts
{
    public static readonly Text TheCity = new("The city", "La ciudad", "La ville");
    public static readonly Text TheCommittee = new("The committee", "El comité", "Le comité");
    public static readonly Text AService = new("A service", "Un servicio", "Un service");
    public static readonly Text TheSystem = new("The system", "El sistema", "Le système");

    public static readonly Text RoleCity = new("city", "ciudad", "ville");
    public static readonly Text RoleCityLead = new("city, lead of its office", "ciudad, responsable de su oficina", "ville, responsable de son bureau");
    public static readonly Text RoleAnalyst = new("committee, analyst", "comité, análisis", "comité, analyse");
    public static readonly Text RoleEditor = new("committee, editor", "comité, edición", "comité, édition");
    public static readonly Text RoleAdministrator = new("committee, administrator", "comité, administración", "comité, administration");
    public static readonly Text RoleService = new("service", "servicio", "service");
    public static readonly Text RoleSystem = new("system", "sistema", "système");

    public static readonly Text ChannelPage = new("on a page", "en una página", "sur une page");
    public static readonly Text ChannelApi = new("through the API", "a través de la API", "par l’API");
    public static readonly Text ChannelPackage = new("from a package of files", "desde un paquete de archivos", "depuis un lot de fichiers");
    public static readonly Text ChannelOther = new("otherwise", "por otra vía", "par une autre voie");

    public static readonly Plural Answers = new(new("{0} answer", "{0} respuesta", "{0} réponse"), new("{0} answers", "{0} respuestas", "{0} réponses"));
    public static readonly Plural Comments = new(new("a comment on {0} answer", "un comentario sobre {0} respuesta", "un commentaire sur {0} réponse"), new("comments on {0} answers", "comentarios sobre {0} respuestas", "des commentaires sur {0} réponses"));
    public static readonly Plural Questions = new(new("{0} question", "{0} pregunta", "{0} question"), new("{0} questions", "{0} preguntas", "{0} questions"));
    public static readonly Plural Indicators = new(new("{0} indicator", "{0} indicador", "{0} indicateur"), new("{0} indicators", "{0} indicadores", "{0} indicateurs"));
    public static readonly Text OneChange = new("“{0}”, from {1} to {2}", "«{0}», de {1} a {2}", "«\u00a0{0}\u00a0», de {1} à {2}");
    public static readonly Text NoAnswer = new("no answer", "sin respuesta", "sans réponse");

    // Editions
    public static readonly Text EditionPlanned = new("{0} planned the edition {1}: {2}.", "{0} planificó la edición {1}: {2}.", "{0} a planifié l’édition {1}\u00a0: {2}.");
    public static readonly Text QuestionnairePublished = new(
        "{0} published version {1} of the form of the edition {2}, with {3}.", "{0} publicó la versión {1} del formulario de la edición {2}, con {3}.", "{0} a publié la version {1} du formulaire de l’édition {2}, avec {3}.");
    public static readonly Text IndicatorsDefined = new("{0} defined the indicators of the edition {1}: {2}.", "{0} definió los indicadores de la edición {1}: {2}.", "{0} a défini les indicateurs de l’édition {1}\u00a0: {2}.");
    public static readonly Text EditionOpened = new("{0} opened the edition {1} for answers.", "{0} abrió la edición {1} a las respuestas.", "{0} a ouvert l’édition {1} aux réponses.");
    public static readonly Text EditionOpenedUntil = new("{0} opened the edition {1} for answers until {2}.", "{0} abrió la edición {1} a las respuestas hasta el {2}.", "{0} a ouvert l’édition {1} aux réponses jusqu’au {2}.");
    public static readonly Text EditionExtended = new("{0} extended the edition {1} until {2}.", "{0} prorrogó la edición {1} hasta el {2}.", "{0} a prolongé l’édition {1} jusqu’au {2}.");
    public static readonly Text EditionClosed = new("{0} closed the edition {1}.", "{0} cerró la edición {1}.", "{0} a clos l’édition {1}.");
    public static readonly Text EditionReopened = new("{0} reopened the edition {1}.", "{0} reabrió la edición {1}.", "{0} a rouvert l’édition {1}.");
    public static readonly Text EditionReleased = new("{0} released {1}: the answers as they stood at position {2}.", "{0} publicó {1}: las respuestas tal como estaban en la posición {2}.", "{0} a publié {1}\u00a0: les réponses telles qu’elles étaient à la position {2}.");
    public static readonly Text ReleaseWithdrawn = new("{0} withdrew the release {1}.", "{0} retiró la publicación {1}.", "{0} a retiré la publication {1}.");
    public static readonly Text FigurePublished = new("{0} recorded a printed figure of the edition {2}: “{1}” ({3}).", "{0} registró una cifra impresa de la edición {2}: «{1}» ({3}).", "{0} a enregistré un chiffre imprimé de l’édition {2}\u00a0: «\u00a0{1}\u00a0» ({3}).");
    public static readonly Text FigureCorrected = new("{0} corrected what was recorded of a printed figure of the edition {2}: “{1}”.", "{0} corrigió lo registrado de una cifra impresa de la edición {2}: «{1}».", "{0} a corrigé ce qui était enregistré d’un chiffre imprimé de l’édition {2}\u00a0: «\u00a0{1}\u00a0».");
    public static readonly Text BarriersReported = new("{0} recorded the barriers and facilitators that the report of the edition {1} lists ({2}).", "{0} registró las barreras y los facilitadores que enumera el informe de la edición {1} ({2}).", "{0} a enregistré les freins et les leviers que cite le rapport de l’édition {1} ({2}).");

    // Cities
    public static readonly Text CityRegistered = new("{0} registered the city {1}.", "{0} registró la ciudad {1}.", "{0} a enregistré la ville {1}.");
    public static readonly Text CityRenamed = new("{0} changed the name of the city to {1}.", "{0} cambió el nombre de la ciudad a {1}.", "{0} a changé le nom de la ville en {1}.");
    public static readonly Text CitySucceeded = new("{0} recorded that {1} stands where {2} stood.", "{0} registró que {1} ocupa el lugar de {2}.", "{0} a enregistré que {1} prend la place de {2}.");
    public static readonly Text CityClassified = new("{0} placed {1} in the region {3} and the population band {4} of the edition {2}.", "{0} situó a {1} en la región {3} y en el tramo de población {4} de la edición {2}.", "{0} a placé {1} dans la région {3} et la tranche de population {4} de l’édition {2}.");
    public static readonly Text MemberAdded = new("{0} let a person ({2}) act for {1}.", "{0} permitió a una persona ({2}) actuar por {1}.", "{0} a permis à une personne ({2}) d’agir pour {1}.");
    public static readonly Text LeadAdded = new("{0} let a person ({2}) act for {1} and lead its team.", "{0} permitió a una persona ({2}) actuar por {1} y dirigir su equipo.", "{0} a permis à une personne ({2}) d’agir pour {1} et de diriger son équipe.");
    public static readonly Text MemberRemoved = new("{0} ended that a person ({2}) acts for {1}.", "{0} dispuso que una persona ({2}) deje de actuar por {1}.", "{0} a mis fin au droit d’une personne ({2}) d’agir pour {1}.");

    // Drafts
    public static readonly Text DraftOpened = new("{0} began to fill in the form of the edition {1} (version {2}).", "{0} empezó a rellenar el formulario de la edición {1} (versión {2}).", "{0} a commencé à remplir le formulaire de l’édition {1} (version {2}).");
    public static readonly Text AnswersRecorded = new("{0} saved in the draft: {1}.", "{0} guardó en el borrador: {1}.", "{0} a enregistré dans le brouillon\u00a0: {1}.");

    // Submissions
    public static readonly Text CityInvited = new("{0} invited {1} to the edition {2}.", "{0} invitó a {1} a la edición {2}.", "{0} a invité {1} à l’édition {2}.");
    public static readonly Text CityInvitedUntil = new("{0} invited {1} to the edition {2}, with time until {3}.", "{0} invitó a {1} a la edición {2}, con plazo hasta el {3}.", "{0} a invité {1} à l’édition {2}, avec un délai jusqu’au {3}.");
    public static readonly Text InvitationWithdrawn = new("{0} withdrew the invitation of {1} to the edition {2}.", "{0} retiró la invitación de {1} a la edición {2}.", "{0} a retiré l’invitation de {1} à l’édition {2}.");
    public static readonly Text CityReminded = new("{0} reminded {1} of the form.", "{0} recordó el formulario a {1}.", "{0} a rappelé le formulaire à {1}.");
    public static readonly Text CityExtended = new("{0} gave {1} time until {2}.", "{0} dio a {1} plazo hasta el {2}.", "{0} a donné à {1} un délai jusqu’au {2}.");
    public static readonly Text FormSubmitted = new("{0} submitted the form as revision {1}, with {2}.", "{0} envió el formulario como revisión {1}, con {2}.", "{0} a soumis le formulaire comme révision {1}, avec {2}.");
    public static readonly Text FormSubmittedForCity = new("{0} recorded the form that the city submitted as revision {1}, with {2}.", "{0} registró el formulario enviado por la ciudad como revisión {1}, con {2}.", "{0} a enregistré le formulaire soumis par la ville comme révision {1}, avec {2}.");
    public static readonly Text FormTranscribed = new("{0} transcribed the form as revision {1} from {2}, with {3}.", "{0} transcribió el formulario como revisión {1} a partir de {2}, con {3}.", "{0} a transcrit le formulaire comme révision {1} à partir de {2}, avec {3}.");
    public static readonly Text FormReturned = new("{0} returned the form to the city; what was submitted keeps counting.", "{0} devolvió el formulario a la ciudad; lo enviado sigue contando.", "{0} a renvoyé le formulaire à la ville\u00a0; ce qui a été soumis continue de compter.");
    public static readonly Text FormReturnedFor = new("{0} returned the form to the city because of {1}; what was submitted keeps counting.", "{0} devolvió el formulario a la ciudad por {1}; lo enviado sigue contando.", "{0} a renvoyé le formulaire à la ville pour {1}\u00a0; ce qui a été soumis continue de compter.");
    public static readonly Text QueryRaised = new("{0} asked about an answer (query {1}): “{2}”.", "{0} preguntó por una respuesta (consulta {1}): «{2}».", "{0} a posé une question sur une réponse (demande {1})\u00a0: «\u00a0{2}\u00a0».");
    public static readonly Text QueryAnswered = new("{0} replied to query {1}.", "{0} respondió a la consulta {1}.", "{0} a répondu à la demande {1}.");
    public static readonly Text QueryResolved = new("{0} replied to query {1} and considers it settled.", "{0} respondió a la consulta {1} y la considera resuelta.", "{0} a répondu à la demande {1} et la considère comme réglée.");
    public static readonly Text QueryClosed = new("{0} closed query {1}.", "{0} cerró la consulta {1}.", "{0} a clos la demande {1}.");
    public static readonly Text QueryReopened = new("{0} reopened query {1}.", "{0} reabrió la consulta {1}.", "{0} a rouvert la demande {1}.");
    public static readonly Text FormAccepted = new("{0} accepted revision {1}.", "{0} aceptó la revisión {1}.", "{0} a accepté la révision {1}.");
    public static readonly Text AcceptanceTakenBack = new("{0} amends the answers, which ends the acceptance.", "{0} modifica las respuestas, lo que pone fin a la aceptación.", "{0} modifie les réponses, ce qui met fin à l’acceptation.");
    public static readonly Text AnswersAmended = new("{0} amended the answers to revision {1} ({2}): {3}.", "{0} modificó las respuestas a la revisión {1} ({2}): {3}.", "{0} a modifié les réponses en révision {1} ({2})\u00a0: {3}.");
    public static readonly Text AnswersReverted = new("{0} went back to the answers of revision {2}, as revision {1}: {3}.", "{0} volvió a las respuestas de la revisión {2}, como revisión {1}: {3}.", "{0} est revenu aux réponses de la révision {2}, comme révision {1}\u00a0: {3}.");
    public static readonly Text AmendmentProposed = new("{0} proposed an amendment (proposal {1}, {2}): {3}.", "{0} propuso una modificación (propuesta {1}, {2}): {3}.", "{0} a proposé une modification (proposition {1}, {2})\u00a0: {3}.");
    public static readonly Text AmendmentApproved = new("{0} approved proposal {1}, which makes revision {2}: {3}.", "{0} aprobó la propuesta {1}, que da la revisión {2}: {3}.", "{0} a approuvé la proposition {1}, qui donne la révision {2}\u00a0: {3}.");
    public static readonly Text AmendmentDeclined = new("{0} declined proposal {1}; nothing changed.", "{0} rechazó la propuesta {1}; nada cambió.", "{0} a refusé la proposition {1}\u00a0; rien n’a changé.");
    public static readonly Text AmendmentWithdrawn = new("{0} withdrew proposal {1}; nothing changed.", "{0} retiró la propuesta {1}; nada cambió.", "{0} a retiré la proposition {1}\u00a0; rien n’a changé.");
    public static readonly Text TranscriptionConfirmed = new("{0} confirmed that revision {1} was transcribed rightly.", "{0} confirmó que la revisión {1} se transcribió bien.", "{0} a confirmé que la révision {1} a été bien transcrite.");
    public static readonly Text PublicationPermitted = new("{0} agreed that the answers are shown under the city’s name.", "{0} aceptó que las respuestas se muestren con el nombre de la ciudad.", "{0} a accepté que les réponses soient montrées sous le nom de la ville.");
    public static readonly Text PublicationPermittedForCity = new("{0} recorded that the city agrees to its answers being shown under its name.", "{0} registró que la ciudad acepta que sus respuestas se muestren con su nombre.", "{0} a enregistré que la ville accepte que ses réponses soient montrées sous son nom.");
    public static readonly Text PublicationRevokedForCity = new("{0} recorded that the city no longer wants its answers shown under its name; they are counted.", "{0} registró que la ciudad ya no desea que sus respuestas se muestren con su nombre; se siguen contando.", "{0} a enregistré que la ville ne souhaite plus que ses réponses soient montrées sous son nom\u00a0; elles sont comptées.");
    public static readonly Text PublicationRevoked = new("{0} no longer wants the answers shown under the city’s name; they are counted.", "{0} ya no desea que las respuestas se muestren con el nombre de la ciudad; se siguen contando.", "{0} ne souhaite plus que les réponses soient montrées sous le nom de la ville\u00a0; elles sont comptées.");
    public static readonly Text FormWithdrawn = new("{0} withdrew the form; it no longer counts.", "{0} retiró el formulario; ya no cuenta.", "{0} a retiré le formulaire\u00a0; il ne compte plus.");
    public static readonly Text FormReinstated = new("{0} reinstated the form; it counts again.", "{0} restableció el formulario; vuelve a contar.", "{0} a rétabli le formulaire\u00a0; il compte de nouveau.");
    public static readonly Text CityValueJudged = new("{0} judged that the value of {1} cannot be compared on the indicator “{2}”.", "{0} juzgó que el valor de {1} no puede compararse en el indicador «{2}».", "{0} a jugé que la valeur de {1} ne peut être comparée sur l’indicateur «\u00a0{2}\u00a0».");
    public static readonly Text CityValueComparable = new("{0} judged that the value of {1} can be compared again on the indicator “{2}”.", "{0} juzgó que el valor de {1} puede compararse de nuevo en el indicador «{2}».", "{0} a jugé que la valeur de {1} peut de nouveau être comparée sur l’indicateur «\u00a0{2}\u00a0».");
    public static readonly Text AnswersReported = new("{0} recorded what the report {1} says of {2}: {3}.", "{0} registró lo que el informe {1} dice de {2}: {3}.", "{0} a enregistré ce que le rapport {1} dit de {2}\u00a0: {3}.");
    public static readonly Text ObservationReported = new("{0} recorded a fact that the report {1} tells of {2}: {3}.", "{0} registró un dato que el informe {1} da de {2}: {3}.", "{0} a enregistré un fait que le rapport {1} donne sur {2}\u00a0: {3}.");

    // Series
    public static readonly Text SeriesStarted = new("{0} began to follow “{1}” across editions.", "{0} empezó a seguir «{1}» a lo largo de las ediciones.", "{0} a commencé à suivre «\u00a0{1}\u00a0» au fil des éditions.");
    public static readonly Text IndicatorMapped = new("{0} said how the edition {1} feeds the series {2}.", "{0} indicó cómo la edición {1} alimenta la serie {2}.", "{0} a indiqué comment l’édition {1} alimente la série {2}.");
    public static readonly Text NothingMapped = new("{0} said that nothing in the edition {1} feeds the series {2}.", "{0} indicó que nada en la edición {1} alimenta la serie {2}.", "{0} a indiqué que rien dans l’édition {1} n’alimente la série {2}.");
    public static readonly Text ComparabilityJudged = new("{0} judged the editions {1} and {2} on the series {3}: {4}.", "{0} juzgó las ediciones {1} y {2} en la serie {3}: {4}.", "{0} a jugé les éditions {1} et {2} sur la série {3}\u00a0: {4}.");
    public static readonly Text SeriesEnded = new("{0} ended the series {1}.", "{0} terminó la serie {1}.", "{0} a mis fin à la série {1}.");

    // Good practices
    public static readonly Text PracticeShared = new("{0} recorded a good practice of {1}: “{2}”.", "{0} registró una buena práctica de {1}: «{2}».", "{0} a enregistré une bonne pratique de {1}\u00a0: «\u00a0{2}\u00a0».");
    public static readonly Text PracticeRevised = new("{0} revised the good practice “{1}”.", "{0} revisó la buena práctica «{1}».", "{0} a révisé la bonne pratique «\u00a0{1}\u00a0».");
    public static readonly Text PracticeRetired = new("{0} retired the good practice {1}.", "{0} retiró la buena práctica {1}.", "{0} a retiré la bonne pratique {1}.");

    // Subscriptions, keys, redactions
    public static readonly Text SubscriptionStarted = new("{0} started the subscription {1} from position {2} on.", "{0} inició la suscripción {1} a partir de la posición {2}.", "{0} a ouvert l’abonnement {1} à partir de la position {2}.");
    public static readonly Text EndpointChanged = new("{0} changed the address of the subscription {1}.", "{0} cambió la dirección de la suscripción {1}.", "{0} a changé l’adresse de l’abonnement {1}.");
    public static readonly Text EndpointVerified = new("{0} verified the address of the subscription {1}.", "{0} verificó la dirección de la suscripción {1}.", "{0} a vérifié l’adresse de l’abonnement {1}.");
    public static readonly Text SecretRotated = new("{0} replaced the secret of the subscription {1}.", "{0} sustituyó el secreto de la suscripción {1}.", "{0} a remplacé le secret de l’abonnement {1}.");
    public static readonly Text SubscriptionPaused = new("{0} paused the subscription {1}.", "{0} pausó la suscripción {1}.", "{0} a suspendu l’abonnement {1}.");
    public static readonly Text SubscriptionResumed = new("{0} resumed the subscription {1}.", "{0} reanudó la suscripción {1}.", "{0} a repris l’abonnement {1}.");
    public static readonly Text SubscriptionDisabled = new("{0} disabled the subscription {1}.", "{0} desactivó la suscripción {1}.", "{0} a désactivé l’abonnement {1}.");
    public static readonly Text SubscriptionRewound = new("{0} rewound the subscription {1} to position {2}.", "{0} rebobinó la suscripción {1} a la posición {2}.", "{0} a ramené l’abonnement {1} à la position {2}.");
    public static readonly Text SubscriptionEnded = new("{0} ended the subscription {1}.", "{0} terminó la suscripción {1}.", "{0} a mis fin à l’abonnement {1}.");
    public static readonly Text RoleGranted = new("{0} gave a person ({1}) the role {2}.", "{0} dio a una persona ({1}) la función {2}.", "{0} a donné à une personne ({1}) le rôle {2}.");
    public static readonly Text RoleWithdrawn = new("{0} took a person's ({1}) role away.", "{0} retiró a una persona ({1}) su función.", "{0} a retiré son rôle à une personne ({1}).");
    public static readonly Text KeyIssued = new("{0} issued a key to the service “{1}”.", "{0} emitió una clave para el servicio «{1}».", "{0} a délivré une clé au service «\u00a0{1}\u00a0».");
    public static readonly Text KeyRevoked = new("{0} revoked the key {1}.", "{0} revocó la clave {1}.", "{0} a révoqué la clé {1}.");
    public static readonly Text PersonErased = new("{0} erased what was kept about a person ({1}).", "{0} borró lo que se guardaba sobre una persona ({1}).", "{0} a effacé ce qui était conservé sur une personne ({1}).");
    public static readonly Text AnswerErased = new("{0} erased the personal answer of {1} to the question {2} of the edition {3}.", "{0} borró la respuesta personal de {1} a la pregunta {2} de la edición {3}.", "{0} a effacé la réponse personnelle de {1} à la question {2} de l’édition {3}.");
    public static readonly Text MailboxErased = new("{0} erased the address of the office of {1}.", "{0} borró la dirección de la oficina de {1}.", "{0} a effacé l’adresse du bureau de {1}.");
    public static readonly Text TextRedacted = new("{0} took a text out of the record at position {1}.", "{0} retiró un texto del registro en la posición {1}.", "{0} a retiré un texte de l’enregistrement à la position {1}.");
}
