using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Submissions;

namespace SmartCities.Longitudinal.Pages.Forms;

/// <summary>The words of a city's form and of its review, in the three languages of the study; <c>{0}</c> stands for what is put in.</summary>
public static class FormPhrases
{
    // The form
    public static readonly Text Form = new("The form", "El formulario", "Le formulaire");
    public static readonly Text SectionOf = new("Section {0} of {1}", "Sección {0} de {1}", "Section {0} sur {1}");
    public static readonly Text AnsweredOf = new("{0} of {1} answered", "{0} de {1} respondidas", "{0} sur {1} répondues");
    public static readonly Text NotAskedYet = new("nothing asked so far", "nada que preguntar por ahora", "rien à demander pour l’instant");
    public static readonly Plural RequiredLeft = new(
        new("{0} required answer is missing", "falta {0} respuesta obligatoria", "{0} réponse obligatoire manque"),
        new("{0} required answers are missing", "faltan {0} respuestas obligatorias", "{0} réponses obligatoires manquent"));
    public static readonly Text AllSections = new("All sections", "Todas las secciones", "Toutes les sections");
    public static readonly Text Sections = new("Sections", "Secciones", "Sections");
    public static readonly Text NothingAsked = new(
        "Given the answers so far, nothing in this section is asked.",
        "Según las respuestas dadas, en esta sección no se pregunta nada.",
        "D’après les réponses données, rien n’est demandé dans cette section.");
    public static readonly Text SaveAndGoOn = new("Save and continue", "Guardar y continuar", "Enregistrer et continuer");
    public static readonly Text SaveAndStay = new("Save and stay here", "Guardar y seguir aquí", "Enregistrer et rester ici");
    public static readonly Text SaveAndCheck = new("Save and check the form", "Guardar y revisar el formulario", "Enregistrer et vérifier le formulaire");
    public static readonly Text SaveHint = new(
        "What you save stays a draft that only your city and the committee’s editors see. You can come back to it, and several colleagues can fill in the form at once.",
        "Lo que guarda queda como borrador, que solo ven su ciudad y las personas editoras del comité. Puede retomarlo cuando quiera y varias personas pueden rellenar el formulario a la vez.",
        "Ce que vous enregistrez reste un brouillon que seules votre ville et les personnes éditrices du comité voient. Vous pouvez y revenir, et plusieurs collègues peuvent remplir le formulaire en même temps.");
    public static readonly Text Required = new("required", "obligatoria", "obligatoire");
    public static readonly Text New = new("new", "nueva", "nouvelle");
    public static readonly Text OrWhyNot = new("No answer, because", "Sin respuesta, porque", "Pas de réponse, car");
    public static readonly Text NotYet = new("no answer yet", "sin respuesta aún", "pas encore de réponse");
    public static readonly Text NoneOfThese = new("none of these", "ninguna de estas", "aucune de celles-ci");
    public static readonly Text ChooseAny = new("Choose all that apply.", "Elija todas las que correspondan.", "Choisissez tout ce qui convient.");
    public static readonly Text UpToCharacters = new("At most {0} characters.", "Como máximo {0} caracteres.", "Au plus {0} caractères.");
    public static readonly Text HintBetween = new("A number from {0} to {1}", "Un número de {0} a {1}", "Un nombre de {0} à {1}");
    public static readonly Text HintFrom = new("A number from {0}", "Un número a partir de {0}", "Un nombre à partir de {0}");
    public static readonly Text HintUpTo = new("A number up to {0}", "Un número hasta {0}", "Un nombre jusqu’à {0}");
    public static readonly Text HintNumber = new("A number", "Un número", "Un nombre");
    public static readonly Text HintWhole = new(", without decimals", ", sin decimales", ", sans décimales");
    public static readonly Plural HintDecimals = new(
        new(", with at most {0} decimal", ", con {0} decimal como máximo", ", avec {0} décimale au plus"),
        new(", with at most {0} decimals", ", con {0} decimales como máximo", ", avec {0} décimales au plus"));
    public static readonly Text HintRange = new(
        "If you only know a range, write 20–25 or ≥ 20.",
        "Si solo conoce un rango, escriba 20–25 o ≥ 20.",
        "Si vous ne connaissez qu’un intervalle, écrivez 20–25 ou ≥ 20.");
    public static readonly Text PersonalField = new(
        "This names a person, so it is kept apart from the other answers: your city and the committee’s editors read it, nobody else, and it can be erased.",
        "Esto nombra a una persona, por lo que se guarda aparte de las demás respuestas: lo leen su ciudad y los editores del comité, nadie más, y se puede borrar.",
        "Ceci désigne une personne et se conserve donc à part des autres réponses\u00a0: votre ville et les éditeurs du comité le lisent, personne d’autre, et cela peut être effacé.");
    public static readonly Text PersonalErased = new(
        "What was answered here has been erased. The question still counts as answered; leave it empty, or answer it anew.",
        "Lo que se respondió aquí se ha borrado. La pregunta sigue contando como respondida; déjela vacía o responda de nuevo.",
        "Ce qui a été répondu ici a été effacé. La question compte toujours comme répondue\u00a0; laissez-la vide ou répondez à nouveau.");
    public static readonly Text TakeAgain = new("Use the earlier answer again:", "Usar de nuevo la respuesta anterior:", "Reprendre la réponse précédente\u00a0:");
    public static readonly Text CommentField = new("Comment", "Comentario", "Commentaire");
    public static readonly Text On = new("on", "sobre", "sur");
    public static readonly Text CommentOn = new("Comment on: {0}", "Comentario sobre: {0}", "Commentaire sur\u00a0: {0}");
    public static readonly Text Row = new("Entry {0}", "Entrada {0}", "Entrée {0}");
    public static readonly Text NoRows = new("There are none", "No hay ninguna", "Il n’y en a pas");
    public static readonly Text MoreRows = new(
        "Save and stay here to get more rows; empty an entry to take it out.",
        "Guarde y siga aquí para tener más filas; vacíe una entrada para quitarla.",
        "Enregistrez et restez ici pour avoir plus de lignes\u00a0; videz une entrée pour la retirer.");

    // Last time beside this time
    public static readonly Text LastTime = new("In {0} you answered:", "En {0} respondieron:", "En {0}, vous avez répondu\u00a0:");
    public static readonly Text StillSo = new("Still so: use this answer", "Sigue igual: usar esta respuesta", "C’est toujours le cas\u00a0: reprendre cette réponse");
    public static readonly Text Caution = new("To be compared with caution:", "Comparable con cautela:", "À comparer avec prudence\u00a0:");
    public static readonly Text WhatHappened = new(
        "Your answer is another now. What happened?",
        "Su respuesta es ahora otra. ¿Qué ha pasado?",
        "Votre réponse est autre maintenant. Que s’est-il passé\u00a0?");
    public static readonly Plural Differ = new(
        new(
            "{0} answer differs from last time. Say what happened:",
            "{0} respuesta difiere de la vez anterior. Diga qué ha pasado:",
            "{0} réponse diffère de la dernière fois. Dites ce qui s’est passé\u00a0:"),
        new(
            "{0} answers differ from last time. Say what happened:",
            "{0} respuestas difieren de la vez anterior. Diga qué ha pasado:",
            "{0} réponses diffèrent de la dernière fois. Dites ce qui s’est passé\u00a0:"));
    public static readonly Text ReplyWithoutAnswer = new(
        "What you say about last time goes with an answer. Give it too.",
        "Lo que dice de la vez anterior acompaña a una respuesta. Indíquela también.",
        "Ce que vous dites de la dernière fois accompagne une réponse. Donnez-la aussi.");
    public static readonly Text NotAsLastTime = new(
        "The answer is not that of last time. Say what happened, or take last time’s answer.",
        "La respuesta no es la de la vez anterior. Diga qué ha pasado o tome la de entonces.",
        "La réponse n’est pas celle de la dernière fois. Dites ce qui s’est passé, ou reprenez celle d’alors.");
    public static readonly Text AsLastTime = new(
        "The answer is that of last time. Say that it is still so, or change it.",
        "La respuesta es la de la vez anterior. Diga que sigue igual o cámbiela.",
        "La réponse est celle de la dernière fois. Dites que c’est toujours le cas, ou changez-la.");
    public static readonly Text SuggestedTitle = new(
        "Corrections your later answers lead to",
        "Correcciones que se desprenden de sus respuestas posteriores",
        "Corrections auxquelles mènent vos réponses ultérieures");
    public static readonly Text SuggestedReason = new("Found when filling in {0}.", "Advertido al rellenar {0}.", "Constaté en remplissant {0}.");
    public static readonly Text SuggestedText = new(
        "In {0} the city said that this answer was wrong; there it answered “{1}”.",
        "En {0} la ciudad dijo que esta respuesta era errónea; allí respondió «{1}».",
        "Dans {0}, la ville a dit que cette réponse était fausse\u00a0; elle y a répondu «\u00a0{1}\u00a0».");

    // What a save did
    public static readonly Text Saved = new("Saved at {0} UTC.", "Guardado a las {0} UTC.", "Enregistré à {0} UTC.");
    public static readonly Plural AnswersSaved = new(
        new("{0} answer recorded.", "{0} respuesta registrada.", "{0} réponse enregistrée."),
        new("{0} answers recorded.", "{0} respuestas registradas.", "{0} réponses enregistrées."));
    public static readonly Plural NewlyAsked = new(
        new(
            "Your answers brought up {0} further question; it is marked as new.",
            "Sus respuestas han abierto {0} pregunta más, marcada como nueva.",
            "Vos réponses ont amené {0} question de plus, marquée comme nouvelle."),
        new(
            "Your answers brought up {0} further questions; they are marked as new.",
            "Sus respuestas han abierto {0} preguntas más, marcadas como nuevas.",
            "Vos réponses ont amené {0} questions de plus, marquées comme nouvelles."));
    public static readonly Text LeftOut = new(
        "These questions are no longer asked, so their answers were left out. They are offered again if the questions are asked again.",
        "Estas preguntas ya no se hacen, así que sus respuestas se han quitado. Se ofrecerán de nuevo si vuelven a preguntarse.",
        "Ces questions ne sont plus posées, leurs réponses ont donc été retirées. Elles seront proposées à nouveau si les questions reviennent.");
    public static readonly Text NotTaken = new(
        "Not recorded, because your other answers mean that these are not asked",
        "No registradas, porque según sus otras respuestas estas preguntas no se hacen",
        "Non enregistrées, car d’après vos autres réponses ces questions ne sont pas posées");

    // What is wrong
    public static readonly Text Error = new("Error:", "Error:", "Erreur\u00a0:");
    public static readonly Text ErrorTitle = new("Error: {0}", "Error: {0}", "Erreur\u00a0: {0}");
    public static readonly Text NotDone = new("This was not done", "No se ha hecho", "Cela n’a pas été fait");
    public static readonly Plural Problems = new(
        new("{0} answer cannot be taken yet", "{0} respuesta aún no se puede aceptar", "{0} réponse ne peut pas encore être acceptée"),
        new("{0} answers cannot be taken yet", "{0} respuestas aún no se pueden aceptar", "{0} réponses ne peuvent pas encore être acceptées"));
    public static readonly Text ProblemsText = new("What you typed is still here.", "Lo que escribió sigue aquí.", "Ce que vous avez saisi est toujours là.");
    public static readonly Plural Conflicts = new(
        new(
            "A colleague answered {0} question while you were at it",
            "Otra persona respondió a {0} pregunta mientras usted trabajaba",
            "Une autre personne a répondu à {0} question pendant que vous y travailliez"),
        new(
            "A colleague answered {0} questions while you were at it",
            "Otra persona respondió a {0} preguntas mientras usted trabajaba",
            "Une autre personne a répondu à {0} questions pendant que vous y travailliez"));
    public static readonly Text ConflictsText = new(
        "Both answers are here. Choose one of the two for each question, then save.",
        "Aquí están ambas respuestas. Elija una de las dos para cada pregunta y guarde.",
        "Les deux réponses sont ici. Choisissez l’une des deux pour chaque question, puis enregistrez.");
    public static readonly Text ConflictWho = new("Changed meanwhile ({0}; {1})", "Cambiada entretanto ({0}; {1})", "Modifiée entre-temps ({0}\u00a0; {1})");
    public static readonly Text KeepTheirs = new("Keep theirs:", "Conservar la suya:", "Garder la leur\u00a0:");
    public static readonly Text UseMine = new("Use yours:", "Usar la de usted:", "Prendre la vôtre\u00a0:");
    public static readonly Text ChooseOneOfTwo = new("Choose one of the two answers.", "Elija una de las dos respuestas.", "Choisissez l’une des deux réponses.");
    public static readonly Text ChoiceUnknown = new("Choose one of those offered.", "Elija una de las que se ofrecen.", "Choisissez parmi ce qui est proposé.");
    public static readonly Text AnswerAndReason = new(
        "There is an answer and a reason for having none. Leave one of the two.",
        "Hay una respuesta y un motivo para no darla. Deje una de las dos cosas.",
        "Il y a une réponse et une raison de ne pas en donner. Laissez l’une des deux.");
    public static readonly Text SomeAndNone = new(
        "Something is given together with “none”. Leave one of the two.",
        "Se indica algo junto con «ninguna». Deje una de las dos cosas.",
        "Quelque chose est indiqué avec «\u00a0aucune\u00a0». Laissez l’une des deux.");
    public static readonly Text NumberExpected = new("Write a number in digits, such as 1200.", "Escriba un número en cifras, como 1200.", "Écrivez un nombre en chiffres, comme 1200.");
    public static readonly Text NumberAmbiguous = new(
        "“{0}” can be read in two ways. Write {2} for {1}, or {3} if the mark stands before decimals.",
        "«{0}» puede leerse de dos maneras. Escriba {2} para {1}, o {3} si el signo precede a los decimales.",
        "«\u00a0{0}\u00a0» peut se lire de deux façons. Écrivez {2} pour {1}, ou {3} si le signe précède les décimales.");
    public static readonly Text NumberBetween = new("The number is to be between {0} and {1}.", "El número debe estar entre {0} y {1}.", "Le nombre doit être compris entre {0} et {1}.");
    public static readonly Text NumberFrom = new("The number is to be at least {0}.", "El número debe ser como mínimo {0}.", "Le nombre doit être d’au moins {0}.");
    public static readonly Text NumberUpTo = new("The number is to be at most {0}.", "El número debe ser como máximo {0}.", "Le nombre doit être d’au plus {0}.");
    public static readonly Text NumberTooLarge = new(
        "The number is larger than any the study asks for.",
        "El número es mayor que cualquiera que pida el estudio.",
        "Le nombre est plus grand que tout ce que l’étude demande.");
    public static readonly Text WholeNumber = new("A whole number is asked for.", "Se pide un número entero.", "Un nombre entier est demandé.");
    public static readonly Text FewerDecimals = new("At most {0} decimals are asked for.", "Se piden como máximo {0} decimales.", "Au plus {0} décimales sont demandées.");
    public static readonly Text RangeReversed = new(
        "A range goes from the smaller number to the larger.",
        "Un rango va del número menor al mayor.",
        "Un intervalle va du plus petit nombre au plus grand.");
    public static readonly Text TextTooLong = new("At most {0} characters; these are {1}.", "Como máximo {0} caracteres; hay {1}.", "Au plus {0} caractères\u00a0; il y en a {1}.");
    public static readonly Text TooManyRows = new("At most {0} entries.", "Como máximo {0} entradas.", "Au plus {0} entrées.");

    // Checking and submitting
    public static readonly Text CheckLead = new(
        "How far the form is, and what is still to do before it can be submitted.",
        "Hasta dónde está rellenado y qué falta antes de poder enviarlo.",
        "Où en est le formulaire, et ce qui reste à faire avant de pouvoir le soumettre.");
    public static readonly Text BeforeSubmitting = new("Before you submit", "Antes de enviar", "Avant de soumettre");
    public static readonly Text RequiredHint = new(
        "“Don’t know”, “not applicable” and “refused” are answers too.",
        "«No sabe», «no aplicable» y «rehusada» también son respuestas.",
        "«\u00a0Ne sait pas\u00a0», «\u00a0sans objet\u00a0» et «\u00a0refusée\u00a0» sont aussi des réponses.");
    public static readonly Plural ChecksFailed = new(
        new("{0} thing does not fit together", "{0} cosa no encaja", "{0} chose ne concorde pas"),
        new("{0} things do not fit together", "{0} cosas no encajan", "{0} choses ne concordent pas"));
    public static readonly Plural Warnings = new(
        new("{0} answer looks unusual", "{0} respuesta parece inusual", "{0} réponse semble inhabituelle"),
        new("{0} answers look unusual", "{0} respuestas parecen inusuales", "{0} réponses semblent inhabituelles"));
    public static readonly Text WarningsHint = new(
        "Correct the answer, or say in a comment why it is right.",
        "Corrija la respuesta o explique en un comentario por qué es correcta.",
        "Corrigez la réponse, ou dites dans un commentaire pourquoi elle est juste.");
    public static readonly Plural Blank = new(
        new("{0} question is blank", "{0} pregunta está en blanco", "{0} question est vide"),
        new("{0} questions are blank", "{0} preguntas están en blanco", "{0} questions sont vides"));
    public static readonly Plural BlanksMeant = new(
        new("This {0} question is blank on purpose", "Esta {0} pregunta está en blanco a propósito", "Cette {0} question est vide à dessein"),
        new("These {0} questions are blank on purpose", "Estas {0} preguntas están en blanco a propósito", "Ces {0} questions sont vides à dessein"));
    public static readonly Text Submit = new("Submit the form", "Enviar el formulario", "Soumettre le formulaire");
    public static readonly Text SubmitHint = new(
        "Once submitted, answers are amended with a kind and a reason; everything stays on record.",
        "Una vez enviado, las respuestas se modifican indicando tipo y motivo; todo queda registrado.",
        "Une fois soumis, les réponses se modifient avec un type et un motif\u00a0; tout reste enregistré.");
    public static readonly Text LeadSubmits = new(
        "The lead of your office submits the form, and so attests it for the city. Tell them once it is ready.",
        "La persona responsable de su oficina envía el formulario y así responde de él en nombre de la ciudad. Avísele cuando esté listo.",
        "Le responsable de votre bureau soumet le formulaire et en répond ainsi pour la ville. Prévenez-le quand il est prêt.");
    public static readonly Text LeadConfirms = new(
        "The lead of your office confirms it, and so attests it for the city.",
        "La persona responsable de su oficina la confirma y así responde de ella en nombre de la ciudad.",
        "Le responsable de votre bureau la confirme et en répond ainsi pour la ville.");
    public static readonly Text SaveComments = new("Save the comments", "Guardar los comentarios", "Enregistrer les commentaires");
    public static readonly Text RequiredMissing = new("A required answer is missing.", "Falta una respuesta obligatoria.", "Une réponse obligatoire manque.");
    public static readonly Text BlanksUnconfirmed = new(
        "Some questions are blank. Say that they are blank on purpose, or answer them.",
        "Hay preguntas en blanco. Indique que lo están a propósito o respóndalas.",
        "Des questions sont vides. Dites qu’elles le sont à dessein, ou répondez-y.");
    public static readonly Text CheckFailed = new(
        "Some answers do not fit together; they are listed below.",
        "Algunas respuestas no encajan; figuran más abajo.",
        "Certaines réponses ne concordent pas\u00a0; elles figurent ci-dessous.");
    public static readonly Text CommentMissing = new(
        "An unusual answer needs a comment that says why it is right.",
        "Una respuesta inusual necesita un comentario que explique por qué es correcta.",
        "Une réponse inhabituelle demande un commentaire qui dise pourquoi elle est juste.");
    public static readonly Text DraftEmpty = new(
        "There is nothing to submit yet; answer some questions first.",
        "Aún no hay nada que enviar; responda antes a algunas preguntas.",
        "Il n’y a encore rien à soumettre\u00a0; répondez d’abord à des questions.");

    // Why something was not done
    public static readonly Text StaleText = new(
        "It changed since you read it. Here is how it stands now; what you typed is still here.",
        "Ha cambiado desde que lo leyó. Así está ahora; lo que escribió sigue aquí.",
        "Cela a changé depuis que vous l’avez lu. Voici l’état actuel\u00a0; ce que vous avez saisi est toujours là.");
    public static readonly Text EditionNotOpen = new("The edition is not open for this.", "La edición no está abierta para esto.", "L’édition n’est pas ouverte pour cela.");
    public static readonly Text AlreadySubmitted = new(
        "The form was submitted meanwhile. Answers are now amended, with a kind and a reason.",
        "El formulario se ha enviado entretanto. Ahora las respuestas se modifican, con tipo y motivo.",
        "Le formulaire a été soumis entre-temps. Les réponses se modifient désormais, avec un type et un motif.");
    public static readonly Text AlreadyAccepted = new(
        "The form was accepted, which closed its review.",
        "El formulario se aceptó, lo que cerró su revisión.",
        "Le formulaire a été accepté, ce qui a clos son examen.");
    public static readonly Text IsReturned = new(
        "The form was returned to the city, which has not submitted it again.",
        "El formulario se devolvió a la ciudad, que no lo ha enviado de nuevo.",
        "Le formulaire a été renvoyé à la ville, qui ne l’a pas soumis à nouveau.");
    public static readonly Text IsWithdrawn = new("This submission was withdrawn.", "Este formulario se retiró.", "Ce formulaire a été retiré.");
    public static readonly Text NotSubmitted = new("Nothing is submitted yet.", "Aún no se ha enviado nada.", "Rien n’est encore soumis.");
    public static readonly Text QueriesOpen = new("There are open queries; close them first.", "Hay consultas abiertas; ciérrelas antes.", "Des demandes sont ouvertes\u00a0; fermez-les d’abord.");
    public static readonly Text QueryIsClosed = new(
        "This query is closed. Amend the answer if it has to change; that opens the query again.",
        "Esta consulta está cerrada. Modifique la respuesta si hace falta; eso la reabre.",
        "Cette demande est close. Modifiez la réponse s’il le faut\u00a0; cela la rouvre.");
    public static readonly Text ReasonMissing = new("Give a reason; it is kept and shown.", "Indique un motivo; se guarda y se muestra.", "Indiquez un motif\u00a0; il est conservé et montré.");
    public static readonly Text TextMissing = new("Write something first.", "Escriba algo antes.", "Écrivez d’abord quelque chose.");
    public static readonly Text KindMissing = new("Choose what kind of amendment this is.", "Elija de qué tipo de modificación se trata.", "Choisissez de quel type de modification il s’agit.");
    public static readonly Text NothingChanged = new(
        "Nothing differs from what stands, so nothing was recorded.",
        "Nada difiere de lo que consta, así que no se registró nada.",
        "Rien ne diffère de ce qui figure, donc rien n’a été enregistré.");
    public static readonly Text TooLong = new(
        "The text is too long: at most 2,000 characters.",
        "El texto es demasiado largo: como máximo 2000 caracteres.",
        "Le texte est trop long\u00a0: au plus 2\u202f000 caractères.");
    public static readonly Text FromChanged = new(
        "An answer is no longer the one this was proposed on. Decline the proposal, and let the city propose again.",
        "Una respuesta ya no es aquella sobre la que se propuso. Rechace la propuesta y que la ciudad proponga de nuevo.",
        "Une réponse n’est plus celle sur laquelle la proposition portait. Refusez-la, et que la ville propose à nouveau.");
    public static readonly Text ProposalDecided = new("This proposal was decided on already.", "Esta propuesta ya se decidió.", "Cette proposition est déjà tranchée.");

    // The desk
    public static readonly Text DeskTitle = new("{0} in {1}", "{0} en {1}", "{0} dans {1}");
    public static readonly Text FormStage = new("Form", "Formulario", "Formulaire");
    public static readonly Text EditionState = new("Edition", "Edición", "Édition");
    public static readonly Text Revision = new("Revision", "Revisión", "Révision");
    public static readonly Text OpenUntil = new("open until {0}", "abierta hasta el {0}", "ouverte jusqu’au {0}");
    public static readonly Text WhatNext = new("What to do next", "Qué hacer ahora", "Que faire ensuite");
    public static readonly Text ReturnedBecause = new("The committee returned the form:", "El comité devolvió el formulario:", "Le comité a renvoyé le formulaire\u00a0:");
    public static readonly Text NextBegin = new(
        "The form is open. Nothing is filled in yet.",
        "El formulario está abierto. Aún no hay nada rellenado.",
        "Le formulaire est ouvert. Rien n’est encore rempli.");
    public static readonly Text NextContinue = new(
        "The form is being filled in. Go on where something is left to do, or check it and submit.",
        "El formulario se está rellenando. Siga donde quede algo por hacer, o revíselo y envíelo.",
        "Le formulaire est en cours. Continuez là où il reste à faire, ou vérifiez-le et soumettez-le.");
    public static readonly Text BeginForm = new("Begin the form", "Empezar el formulario", "Commencer le formulaire");
    public static readonly Text ContinueForm = new("Continue the form", "Continuar el formulario", "Continuer le formulaire");
    public static readonly Text CheckAndSubmit = new("Check and submit", "Revisar y enviar", "Vérifier et soumettre");
    public static readonly Plural NextQueries = new(
        new("The committee asks about {0} answer.", "El comité pregunta por {0} respuesta.", "Le comité a une question sur {0} réponse."),
        new("The committee asks about {0} answers.", "El comité pregunta por {0} respuestas.", "Le comité a des questions sur {0} réponses."));
    public static readonly Text ReadAndReply = new("Read and reply", "Leer y responder", "Lire et répondre");
    public static readonly Text AnswersAndAmend = new("Read the answers, or amend one", "Leer las respuestas o modificar alguna", "Lire les réponses, ou en modifier une");
    public static readonly Text NextSubmitted = new(
        "The form is submitted and counts. The committee reviews it; nothing is to do until it asks.",
        "El formulario está enviado y cuenta. El comité lo revisa; no hay nada que hacer hasta que pregunte.",
        "Le formulaire est soumis et compte. Le comité l’examine\u00a0; il n’y a rien à faire tant qu’il ne demande rien.");
    public static readonly Text NextReview = new(
        "The form is submitted and waits for its review.",
        "El formulario está enviado y espera su revisión.",
        "Le formulaire est soumis et attend son examen.");
    public static readonly Text NextAccepted = new(
        "The form is accepted. Nothing is to do; an answer that turns out to be wrong is amended.",
        "El formulario está aceptado. No hay nada que hacer; una respuesta que resulte errónea se modifica.",
        "Le formulaire est accepté. Il n’y a rien à faire\u00a0; une réponse qui se révèle fausse se modifie.");
    public static readonly Text NextWithdrawn = new(
        "The submission was withdrawn and does not count. It can be reinstated below.",
        "El formulario se retiró y no cuenta. Puede restablecerse más abajo.",
        "Le formulaire a été retiré et ne compte pas. Il peut être rétabli ci-dessous.");
    public static readonly Text NextReturnedClosed = new(
        "The form was returned, and the edition has closed since. What was submitted counts; propose amendments to it.",
        "El formulario se devolvió y la edición se ha cerrado desde entonces. Cuenta lo enviado; proponga modificaciones.",
        "Le formulaire a été renvoyé, et l’édition a été close depuis. Ce qui a été soumis compte\u00a0; proposez-y des modifications.");
    public static readonly Text NextReported = new(
        "What is known here was taken from a report. The city can submit its own form while the edition is open.",
        "Lo que consta aquí se tomó de un informe. La ciudad puede enviar su propio formulario mientras la edición esté abierta.",
        "Ce qui figure ici vient d’un rapport. La ville peut soumettre son propre formulaire tant que l’édition est ouverte.");
    public static readonly Text NextNothing = new(
        "Nothing is submitted, and the edition is not open.",
        "No se ha enviado nada y la edición no está abierta.",
        "Rien n’est soumis, et l’édition n’est pas ouverte.");
    public static readonly Text NextWaits = new("Nothing is submitted yet.", "Aún no se ha enviado nada.", "Rien n’est encore soumis.");
    public static readonly Text StageNone = new("not begun", "sin empezar", "pas commencé");
    public static readonly Text StageBegun = new("being filled in", "rellenándose", "en cours");
    public static readonly Text StageReported = new("known from a report", "conocido por un informe", "connu par un rapport");
    public static readonly Text StageSubmitted = new("submitted", "enviado", "soumis");
    public static readonly Text StageReturned = new("returned to the city", "devuelto a la ciudad", "renvoyé à la ville");
    public static readonly Text StageAccepted = new("accepted", "aceptado", "accepté");
    public static readonly Text StageWithdrawn = new("withdrawn", "retirado", "retiré");
    public static readonly Text Queries = new("Queries", "Consultas", "Demandes");
    public static readonly Text QueryNumber = new("Query {0}", "Consulta {0}", "Demande {0}");
    public static readonly Text Proposals = new("Proposed amendments", "Modificaciones propuestas", "Modifications proposées");
    public static readonly Text ProposalNumber = new("Proposal {0}", "Propuesta {0}", "Proposition {0}");
    public static readonly Text Review = new("Review", "Revisión del comité", "Examen");
    public static readonly Text ReadAnswers = new("Read the answers", "Leer las respuestas", "Lire les réponses");
    public static readonly Text RaiseQuery = new("Ask about an answer", "Preguntar por una respuesta", "Demander au sujet d’une réponse");
    public static readonly Text Accept = new("Accept the form", "Aceptar el formulario", "Accepter le formulaire");
    public static readonly Text AcceptHint = new(
        "This closes the review; no query may be open.",
        "Esto cierra la revisión; no puede haber consultas abiertas.",
        "Cela clôt l’examen\u00a0; aucune demande ne doit être ouverte.");
    public static readonly Text Return = new("Return the form to the city", "Devolver el formulario a la ciudad", "Renvoyer le formulaire à la ville");
    public static readonly Text ReturnHint = new(
        "Say what the city should look at. Its draft opens again; what was submitted keeps counting.",
        "Diga qué debe mirar la ciudad. Su borrador se reabre; lo enviado sigue contando.",
        "Dites ce que la ville doit revoir. Son brouillon se rouvre\u00a0; ce qui a été soumis continue de compter.");
    public static readonly Text Reason = new("Reason", "Motivo", "Motif");
    public static readonly Text WishTitle = new("Publication under the city’s name", "Publicación con el nombre de la ciudad", "Publication sous le nom de la ville");
    public static readonly Text WishYes = new(
        "The city agrees that its answers are shown under its name.",
        "La ciudad acepta que sus respuestas se muestren con su nombre.",
        "La ville accepte que ses réponses soient montrées sous son nom.");
    public static readonly Text WishNo = new(
        "The city does not want its answers shown under its name. They are counted.",
        "La ciudad no desea que sus respuestas se muestren con su nombre. Se cuentan.",
        "La ville ne souhaite pas que ses réponses soient montrées sous son nom. Elles sont comptées.");
    public static readonly Text WishNone = new(
        "The city has not said whether its answers may be shown under its name. Until it does, they are counted, and not shown.",
        "La ciudad no ha dicho si sus respuestas pueden mostrarse con su nombre. Hasta entonces se cuentan, pero no se muestran.",
        "La ville n’a pas dit si ses réponses peuvent être montrées sous son nom. D’ici là elles sont comptées, mais pas montrées.");
    public static readonly Text Permit = new("Show them under our name", "Mostrarlas con nuestro nombre", "Les montrer sous notre nom");
    public static readonly Text Revoke = new("Do not show them under our name", "No mostrarlas con nuestro nombre", "Ne pas les montrer sous notre nom");
    public static readonly Text TranscribedTitle = new("Transcribed by the committee", "Transcrito por el comité", "Transcrit par le comité");
    public static readonly Text TranscribedText = new(
        "The committee transcribed this form from what the city sent. Confirm it once you have read the answers and they are right.",
        "El comité transcribió este formulario de lo que envió la ciudad. Confírmelo cuando haya leído las respuestas y sean correctas.",
        "Le comité a transcrit ce formulaire d’après l’envoi de la ville. Confirmez-le une fois que vous avez lu les réponses et qu’elles sont justes.");
    public static readonly Text Confirm = new("Confirm the transcription", "Confirmar la transcripción", "Confirmer la transcription");
    public static readonly Text OnRecord = new("On record", "Lo que consta", "Ce qui est enregistré");
    public static readonly Text AnswersAsSubmitted = new("Answers as submitted", "Respuestas tal como se enviaron", "Réponses telles que soumises");
    public static readonly Text RevisionsCaption = new(
        "Every revision that was made, newest first.",
        "Todas las revisiones, de la más reciente a la más antigua.",
        "Toutes les révisions, de la plus récente à la plus ancienne.");
    public static readonly Text When = new("When", "Cuándo", "Quand");
    public static readonly Text ReceiptShort = new("Receipt", "Recibo", "Reçu");
    public static readonly Text GoBackTo = new("Go back to {0}", "Volver a la {0}", "Revenir à la {0}");
    public static readonly Text Withdraw = new("Withdraw the submission", "Retirar el formulario", "Retirer le formulaire");
    public static readonly Text WithdrawHint = new(
        "It stops counting. What was recorded stays on record, and it can be reinstated.",
        "Deja de contar. Lo registrado sigue constando y puede restablecerse.",
        "Il cesse de compter. Ce qui a été enregistré le reste, et il peut être rétabli.");
    public static readonly Text Reinstate = new("Reinstate the submission", "Restablecer el formulario", "Rétablir le formulaire");
    public static readonly Text ReinstateHint = new(
        "It counts again, with the answers it had.",
        "Vuelve a contar, con las respuestas que tenía.",
        "Il compte à nouveau, avec les réponses qu’il avait.");
    public static readonly Text Recorded = new("Recorded.", "Registrado.", "Enregistré.");
    public static readonly Text Receipt = new("Receipt: position {0} of the log, {1}.", "Recibo: posición {0} del registro, {1}.", "Reçu\u00a0: position {0} du registre, {1}.");
    public static readonly Text YourForm = new("Your form", "Su formulario", "Votre formulaire");
    public static readonly Text YourFormIn = new("Form of {0}", "Formulario de {0}", "Formulaire de {0}");

    // Answers, and amending them
    public static readonly Text AnswersTitle = new("Answers of {0} in {1}", "Respuestas de {0} en {1}", "Réponses de {0} dans {1}");
    public static readonly Text AnswersLead = new("As they stand: revision {0}.", "Tal como constan: revisión {0}.", "Telles qu’elles figurent\u00a0: révision {0}.");
    public static readonly Text Amend = new("Amend", "Modificar", "Modifier");
    public static readonly Text AmendSection = new("Amend this section", "Modificar esta sección", "Modifier cette section");
    public static readonly Text AskAbout = new("Ask", "Preguntar", "Demander");
    public static readonly Text AmendTitle = new("Amend answers of {0} in {1}", "Modificar respuestas de {0} en {1}", "Modifier des réponses de {0} dans {1}");
    public static readonly Text BackTitle = new("Back to revision {0}: {1} in {2}", "Volver a la revisión {0}: {1} en {2}", "Revenir à la révision {0}\u00a0: {1} dans {2}");
    public static readonly Text AmendsAtOnce = new(
        "The edition is open: the amendment takes effect at once, as a new revision.",
        "La edición está abierta: la modificación surte efecto enseguida, como nueva revisión.",
        "L’édition est ouverte\u00a0: la modification prend effet aussitôt, comme nouvelle révision.");
    public static readonly Text AmendsAsProposal = new(
        "The edition is closed: the amendment is a proposal, and an editor of the committee decides on it.",
        "La edición está cerrada: la modificación es una propuesta sobre la que decide una persona editora del comité.",
        "L’édition est close\u00a0: la modification est une proposition, sur laquelle une personne éditrice du comité décide.");
    public static readonly Text AmendTakesBack = new(
        "The form is accepted. An amendment ends the acceptance; the committee reviews the form again.",
        "El formulario está aceptado. Una modificación pone fin a la aceptación y el comité vuelve a revisarlo.",
        "Le formulaire est accepté. Une modification met fin à l’acceptation\u00a0; le comité l’examine à nouveau.");
    public static readonly Text GoesBack = new(
        "The answers go back to those of revision {0}; revision {1} stands now. This is what changes:",
        "Las respuestas vuelven a las de la revisión {0}; ahora consta la revisión {1}. Esto es lo que cambia:",
        "Les réponses reviennent à celles de la révision {0}\u00a0; la révision {1} figure à présent. Voici ce qui change\u00a0:");
    public static readonly Text KindAsked = new("Why does it change?", "¿Por qué cambia?", "Pourquoi cela change-t-il\u00a0?");
    public static readonly Text Kind = new("Kind", "Tipo", "Type");
    public static readonly Text CorrectionMeans = new("what we said was wrong", "lo que dijimos era erróneo", "ce que nous avions dit était faux");
    public static readonly Text LateAnswerMeans = new("we had not said", "no lo habíamos dicho", "nous ne l’avions pas dit");
    public static readonly Text ProcessingErrorMeans = new("the committee transcribed or coded it wrongly", "el comité lo transcribió o codificó mal", "le comité l’a mal transcrit ou codé");
    public static readonly Text NotAnAmendment = new(
        "What has changed in the city since the reference date is not an amendment: it belongs to the next edition.",
        "Lo que ha cambiado en la ciudad desde la fecha de referencia no es una modificación: corresponde a la próxima edición.",
        "Ce qui a changé dans la ville depuis la date de référence n’est pas une modification\u00a0: cela relève de la prochaine édition.");
    public static readonly Text AmendReasonHint = new(
        "It is kept with the amendment and shown wherever it is.",
        "Se guarda con la modificación y se muestra con ella.",
        "Il est conservé avec la modification et montré avec elle.");
    public static readonly Text AmendNow = new("Amend the answers", "Modificar las respuestas", "Modifier les réponses");
    public static readonly Text Propose = new("Propose the amendment", "Proponer la modificación", "Proposer la modification");
    public static readonly Text Cancel = new("Cancel", "Cancelar", "Annuler");
    public static readonly Text ProposalTitle = new("Proposal {0}: {1} in {2}", "Propuesta {0}: {1} en {2}", "Proposition {0}\u00a0: {1} dans {2}");
    public static readonly Text ProposalState = new("Proposal", "Propuesta", "Proposition");
    public static readonly Text WhyDecided = new("What was said to it:", "Lo que se dijo:", "Ce qui a été répondu\u00a0:");
    public static readonly Text DecideOnIt = new("Decide on it", "Decidir", "Décider");
    public static readonly Text Waits = new("It waits for a decision", "Espera una decisión", "Elle attend une décision");
    public static readonly Text WaitsText = new(
        "Until an editor of the committee decides, the city can take its proposal back.",
        "Hasta que decida una persona editora del comité, la ciudad puede retirar su propuesta.",
        "Tant qu’une personne éditrice du comité n’a pas décidé, la ville peut retirer sa proposition.");
    public static readonly Text Approve = new("Approve", "Aprobar", "Approuver");
    public static readonly Text ApproveHint = new(
        "The answers change at once, as a new revision.",
        "Las respuestas cambian enseguida, como nueva revisión.",
        "Les réponses changent aussitôt, comme nouvelle révision.");
    public static readonly Text Decline = new("Decline", "Rechazar", "Refuser");
    public static readonly Text DeclineHint = new("Say why; the city reads it.", "Diga por qué; la ciudad lo lee.", "Dites pourquoi\u00a0; la ville le lit.");
    public static readonly Text TakeBack = new("Take the proposal back", "Retirar la propuesta", "Retirer la proposition");
    public static readonly Text ProposalPending = new("waits for a decision", "espera una decisión", "attend une décision");
    public static readonly Text ProposalApproved = new("approved", "aprobada", "approuvée");
    public static readonly Text ProposalDeclined = new("declined", "rechazada", "refusée");
    public static readonly Text ProposalWithdrawn = new("taken back", "retirada", "retirée");

    // Queries
    public static readonly Text QueryTitle = new("Query {0}: {1} in {2}", "Consulta {0}: {1} en {2}", "Demande {0}\u00a0: {1} dans {2}");
    public static readonly Text QueryState = new("Query", "Consulta", "Demande");
    public static readonly Text AnswerNow = new("Answer as it stands", "Respuesta actual", "Réponse actuelle");
    public static readonly Text AnswerStands = new("Answer as it stands:", "Respuesta actual:", "Réponse actuelle\u00a0:");
    public static readonly Text QueryOpen = new("open", "abierta", "ouverte");
    public static readonly Text QueryAnswered = new("answered", "respondida", "répondue");
    public static readonly Text QueryResolved = new("the city thinks it is settled", "la ciudad la considera resuelta", "la ville la considère comme réglée");
    public static readonly Text QueryClosed = new("closed", "cerrada", "close");
    public static readonly Text TurnRaised = new("asked", "preguntó", "a demandé");
    public static readonly Text TurnReplied = new("replied", "respondió", "a répondu");
    public static readonly Text TurnClosed = new("closed the query", "cerró la consulta", "a clos la demande");
    public static readonly Text TurnReopened = new("reopened, because the answer changed", "reabierta, porque la respuesta cambió", "rouverte, car la réponse a changé");
    public static readonly Text SaysResolved = new("and thinks that it is settled", "y la considera resuelta", "et la considère comme réglée");
    public static readonly Text Reply = new("Reply", "Responder", "Répondre");
    public static readonly Text YourReply = new("Your reply", "Su respuesta", "Votre réponse");
    public static readonly Text ThinkResolved = new("We think that this is settled", "Creemos que queda resuelto", "Nous pensons que c’est réglé");
    public static readonly Text SendReply = new("Send the reply", "Enviar la respuesta", "Envoyer la réponse");
    public static readonly Text AmendAnswer = new("Amend the answer", "Modificar la respuesta", "Modifier la réponse");
    public static readonly Text CloseQuery = new("Close the query", "Cerrar la consulta", "Clore la demande");
    public static readonly Text NoteOptional = new("Note (may be left out)", "Nota (opcional)", "Note (facultative)");
    public static readonly Text RaiseTitle = new("Ask {0} about an answer in {1}", "Preguntar a {0} por una respuesta en {1}", "Demander à {0} au sujet d’une réponse dans {1}");
    public static readonly Text RaiseLead = new(
        "The city reads it and replies. The form cannot be accepted until the query is closed.",
        "La ciudad lo lee y responde. El formulario no puede aceptarse hasta que se cierre la consulta.",
        "La ville le lit et répond. Le formulaire ne peut être accepté tant que la demande n’est pas close.");
    public static readonly Text WhatToAsk = new("What you want to ask", "Qué quiere preguntar", "Ce que vous voulez demander");

    /// <summary>Where a city's form stands.</summary>
    public static Text Stage(SubmissionStage stage, bool isBegun) => stage switch
    {
        SubmissionStage.Submitted => StageSubmitted,
        SubmissionStage.Returned => StageReturned,
        SubmissionStage.Accepted => StageAccepted,
        SubmissionStage.Withdrawn => StageWithdrawn,
        _ when isBegun => StageBegun,
        SubmissionStage.Reported => StageReported,
        _ => StageNone,
    };

    /// <summary>What there is to do where nothing is to be filled in or replied to.</summary>
    public static Text Next(SubmissionStage stage, EditionStage edition, bool byCity) => stage switch
    {
        SubmissionStage.Submitted => byCity ? NextSubmitted : NextReview,
        SubmissionStage.Accepted => NextAccepted,
        SubmissionStage.Withdrawn => NextWithdrawn,
        SubmissionStage.Returned when edition != EditionStage.Open => NextReturnedClosed,
        SubmissionStage.Returned => IsReturned,
        SubmissionStage.Reported => NextReported,
        _ => edition == EditionStage.Open ? NextWaits : NextNothing,
    };

    public static Text Of(QueryStage stage) => stage switch
    {
        QueryStage.Open => QueryOpen,
        QueryStage.Answered => QueryAnswered,
        QueryStage.ResolutionProposed => QueryResolved,
        _ => QueryClosed,
    };

    public static Text Of(QueryTurn turn) => turn switch
    {
        QueryTurn.Raised => TurnRaised,
        QueryTurn.Replied => TurnReplied,
        QueryTurn.Closed => TurnClosed,
        _ => TurnReopened,
    };

    public static Text Of(ProposalStage stage) => stage switch
    {
        ProposalStage.Pending => ProposalPending,
        ProposalStage.Approved => ProposalApproved,
        ProposalStage.Declined => ProposalDeclined,
        _ => ProposalWithdrawn,
    };
}
