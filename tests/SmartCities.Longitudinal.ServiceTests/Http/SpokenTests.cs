using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using static System.Net.Http.HttpMethod;

namespace SmartCities.Longitudinal.ServiceTests.Http;

/// <summary>A refusal is said in the language asked for; its code and its place are the same in each.</summary>
public sealed class SpokenTests(StudyService study)
{
    public static TheoryData<string, string, string, string, string> Comparisons => new()
    {
        { "from=2017&to=demo-2017", "fiction-and-fact", "A demonstration edition is never compared with a real one.", "Una edición de demostración nunca se compara con una real.", "Une édition de démonstration n’est jamais comparée à une édition réelle." },
        {
            "from=demo-2017&to=demo-2017", "same-reading", "Both sides are the same reading: a comparison takes two editions,",
            "Los dos lados son la misma lectura: una comparación requiere dos ediciones,", "Les deux côtés sont la même lecture\u00a0: une comparaison demande deux éditions,"
        },
        { "from=demo-2012&to=demo-2017&series=nothing", "series-unknown", "There is no series \"nothing\".", "No hay ninguna serie «nothing».", "Il n’y a pas de série «\u00a0nothing\u00a0»." },
        { "from=demo-2012&to=nothing", "edition-unknown", "There is no edition \"nothing\" at this position.", "No hay ninguna edición «nothing» en esta posición.", "Il n’y a pas d’édition «\u00a0nothing\u00a0» à cette position." },
        { "from=demo-2012", "query-invalid", "\"to\" names an edition, such as", "«to» nombra una edición, como", "«\u00a0to\u00a0» nomme une édition, comme" },
        { "from=demo-2012&to=demo-2017&group=value", "query-invalid", "\"group\" is region or band.", "«group» es region o band.", "«\u00a0group\u00a0» est region ou band." },
        {
            "from=demo-2012&to=demo-2017@r:demo-2017.9", "release-unknown", "There is no release demo-2017.9 of the edition demo-2017.",
            "No hay ninguna publicación demo-2017.9 de la edición demo-2017.", "Il n’y a pas de publication demo-2017.9 de l’édition demo-2017."
        },
        { "from=demo-2012&to=demo-2017@p:999999999", "position-not-reached", "Position 999999999 cannot be read yet;", "La posición 999999999 aún no se puede leer;", "La position 999999999 ne peut pas encore être lue\u00a0;" },
        { "from=demo-2012&to=demo-2017@t:2999-01-01T00:00:00Z", "moment-to-come", "That moment is still to come.", "Ese instante aún está por llegar.", "Cet instant est encore à venir." },
        { "from=demo-2012&to=demo-2017@then", "point-invalid", "A point in time is p:1234 (a position),", "Un momento se escribe p:1234 (una posición),", "Un moment s’écrit p:1234 (une position)," },
        { "from=demo-2012&to=demo-2017&order=share", "query-unknown", "There is no query parameter \"order\" here; there are from,", "Aquí no hay ningún parámetro «order»; hay from,", "Il n’y a pas de paramètre «\u00a0order\u00a0» ici\u00a0; il y a from," },
    };

    [Theory]
    [MemberData(nameof(Comparisons))]
    public async Task A_comparison_is_refused_in_three_languages(string question, string code, string english, string spanish, string french)
    {
        var client = await study.ClientAsync(@as: StudyRequests.Editor);

        var said = await Task.WhenAll(new[] { "en", "es", "fr" }.Select(it => AskAsync(client, Get, $"/api/v1/comparisons?{question}", it)));

        said.ShouldAllBe(it => (string)it["code"]! == code);
        said.Select(it => (string?)it["errors"]![0]!["pointer"]).Distinct().ShouldHaveSingleItem();
        foreach (var (problem, sentence) in said.Zip([english, spanish, french]))
        {
            ((string)problem["detail"]!).ShouldStartWith(sentence);
            ((string)problem["errors"]![0]!["detail"]!).ShouldBe((string)problem["detail"]!);
        }
    }

    [Theory]
    [InlineData(null, "en", "This breaks a rule.", "\"Big City\" is no city id: small letters a–z, digits and inner hyphens, at most 80 characters.")]
    [InlineData("es", "es", "Esto incumple una regla.", "«Big City» no es un identificador válido (ciudad): letras minúsculas a–z, cifras y guiones interiores, como máximo 80 caracteres.")]
    [InlineData("fr-CA, fr;q=0.9", "fr", "Ceci enfreint une règle.", "«\u00a0Big City\u00a0» n’est pas un identifiant valide (ville)\u00a0: lettres minuscules a–z, chiffres et traits d’union intérieurs, au plus 80 caractères.")]
    [InlineData("de, es;q=0.5, en;q=0.1", "es", "Esto incumple una regla.", "«Big City» no es un identificador válido (ciudad):")]
    [InlineData("de", "en", "This breaks a rule.", "\"Big City\" is no city id:")]
    public async Task A_change_is_refused_in_the_language_that_is_taken(string? accepted, string language, string title, string sentence)
    {
        var client = await study.ClientAsync(@as: StudyRequests.Editor);

        var problem = await AskAsync(client, Post, "/api/v1/cities", accepted, language, new { city = "Big City", name = "A", fictional = true });

        ((string)problem["title"]!).ShouldBe(title);
        ((string)problem["detail"]!).ShouldStartWith(sentence);
        ((string)problem["code"]!, (string?)problem["errors"]![0]!["code"], (string?)problem["errors"]![0]!["pointer"]).ShouldBe(("id-invalid", "id-invalid", "/city"));
    }

    [Theory]
    [InlineData("{\"city\":\"a\"}", "", "Something is missing: name.", "Falta algo: name.", "Il manque quelque chose\u00a0: name.")]
    [InlineData("{\"city\":\"a\",\"name\":7}", "/name", "A text was expected.", "Se esperaba un texto.", "Un texte était attendu.")]
    [InlineData("{\"city\":\"a\",\"name\":\"A\",\"colour\":1}", "/colour", "There is no member \"colour\" here.", "Aquí no hay ningún miembro «colour».", "Il n’y a pas de membre «\u00a0colour\u00a0» ici.")]
    public async Task What_cannot_be_read_is_refused_in_three_languages(string body, string pointer, string english, string spanish, string french)
    {
        var client = await study.ClientAsync(@as: StudyRequests.Editor);
        foreach (var (language, sentence) in new[] { ("en", english), ("es", spanish), ("fr", french) })
        {
            var problem = await AskAsync(client, Post, "/api/v1/cities", language, body: body);

            ((string)problem["code"]!, (string)problem["detail"]!, (string?)problem["errors"]![0]!["pointer"]).ShouldBe(("json-invalid", sentence, pointer));
        }
    }

    [Theory]
    [InlineData("en", "This is for editors and administrators; you are signed in as an analyst.")]
    [InlineData("es", "Esto es para editores y administradores; usted ha iniciado sesión como analista.")]
    [InlineData("fr", "Ceci est pour les éditeurs et administrateurs\u00a0; vous êtes connecté comme analyste.")]
    public async Task Whom_it_is_for_is_said_in_the_same_language(string language, string sentence)
    {
        var client = await study.ClientAsync(@as: "demo-analyst");

        ((string)(await AskAsync(client, Post, "/api/v1/cities", language, body: new { city = "a", name = "A", fictional = true }))["detail"]!).ShouldBe(sentence);
    }

    [Theory]
    [InlineData("en", "\"group\" is region or band.")]
    [InlineData("es", "«group» es region o band.")]
    [InlineData("fr", "«\u00a0group\u00a0» est region ou band.")]
    public async Task A_page_that_is_refused_says_why_in_its_language(string language, string sentence)
    {
        var client = await study.ClientAsync(@as: StudyRequests.Editor);

        using var response = await client.SendJsonAsync(Get, $"/comparisons?from=demo-2012&to=demo-2017&group=value&lang={language}", null, ("Accept", "text/html"), ("Accept-Language", "de"));
        var html = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        html.ShouldContain($"<html lang=\"{language}\">");
        html.ShouldContain(sentence);
    }

    private static async Task<JsonObject> AskAsync(HttpClient client, HttpMethod method, string address, string? accepted, string? language = null, object? body = null)
    {
        using var response = await client.SendJsonAsync(method, address, body, accepted is null ? [] : [("Accept-Language", accepted)]);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        response.Content.Headers.ContentLanguage.ShouldBe([language ?? accepted ?? "en"]);
        response.Headers.Vary.ShouldContain("Accept-Language");
        return await response.JsonAsync();
    }
}
