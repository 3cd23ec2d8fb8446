using System.Text;
using System.Text.Json;
using SmartCities.Longitudinal.Packages;

namespace SmartCities.Longitudinal.ServiceTests.Packages;

/// <summary>A complete package of three fictional cities, for a test to break; deleted afterwards.</summary>
internal sealed class SmallPackage : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("smartcities-longitudinal-tests-").FullName;
    private readonly Dictionary<string, byte[]> _files;

    public SmallPackage(string? edition = null)
    {
        Edition = edition ?? $"small-{Guid.NewGuid().ToString("N")[..10]}";
        _files = Texts().ToDictionary(it => it.Name, it => Encoding.UTF8.GetBytes(it.Text.Replace("EDITION", Edition, StringComparison.Ordinal)));
    }

    public string Edition { get; }

    public string this[string file]
    {
        get => Encoding.UTF8.GetString(_files[file]);
        set => _files[file] = Encoding.UTF8.GetBytes(value);
    }

    /// <summary>Puts other words into a file; they have to be there.</summary>
    public void Replace(string file, string words, string by)
    {
        var text = this[file];
        if (!text.Contains(words, StringComparison.Ordinal))
            throw new ArgumentException($"{file} does not say {words}");
        this[file] = text.Replace(words, by, StringComparison.Ordinal);
    }

    public void SetBytes(string file, byte[] bytes) => _files[file] = bytes;

    public void Remove(string file) => _files.Remove(file);

    public PackageFolder Write()
    {
        foreach (var file in Directory.EnumerateFiles(_path))
            File.Delete(file);
        foreach (var (name, bytes) in _files)
            File.WriteAllBytes(Path.Combine(_path, name), bytes);
        return new(_path);
    }

    /// <summary>As many cities as asked for, each with a form, in place of the three.</summary>
    public void Grow(int cities)
    {
        var names = Enumerable.Range(0, cities).Select(it => $"{Edition}-c{it}").ToList();
        this["cities.json"] = "{\"cities\":[" + string.Join(",\n", names.Select((it, i) => Object(("city", it), ("name", $"City {i}"), ("region", i % 2 == 0 ? "north" : "south"), ("band", "small")))) + "]}";
        this["submissions.jsonl"] = string.Join('\n', names.Select((it, i) => Object(
            ("city", it),
            ("language", "en"),
            ("questionnaire", 1),
            ("publication", i % 3 == 0),
            ("answers", i % 2 == 0
                ? new { strategy = true, formalised = true, focus = "tourism", spaces = i }
                : new { strategy = false, spaces = i }))));
        Remove("reported.jsonl");
        this["practices.json"] = this["practices.json"].Replace($"\"city\":\"{Edition}-alder\"", $"\"city\":\"{names[0]}\"", StringComparison.Ordinal);
    }

    private static string Object(params (string Name, object Value)[] members) => JsonSerializer.Serialize(members.ToDictionary(it => it.Name, it => it.Value));

    public void Dispose() => Directory.Delete(_path, recursive: true);

    private static IEnumerable<(string Name, string Text)> Texts() =>
    [
        ("edition.json", """
            {"edition":"EDITION","title":{"en":"A small edition"},"demonstration":true,"stage":"closed","release":"EDITION.0",
             "framework":{"fields":[{"id":"innovation","label":{"en":"Innovation"}}],
                          "factors":[{"id":"planning","field":"innovation","label":{"en":"Planning"}}]},
             "regions":[{"id":"north","label":{"en":"North"}},{"id":"south","label":{"en":"South"}}],
             "bands":[{"id":"small","label":{"en":"Small"}}],
             "sources":[{"id":"report","title":"A report"}]}
            """),
        ("questionnaire.json", """
            {"version":1,"languages":["en"],
             "sections":[{"id":"planning","title":{"en":"Planning"},"factor":"planning"}],
             "questions":[
              {"id":"strategy","section":"planning","type":"boolean","required":true,"text":{"en":"A strategy?"}},
              {"id":"formalised","section":"planning","type":"boolean","text":{"en":"Formalised?"},"condition":{"question":"strategy","is":true}},
              {"id":"focus","section":"planning","type":"option","text":{"en":"Its focus?"},"options":[{"id":"tourism","label":{"en":"Tourism"}},{"id":"trade","label":{"en":"Trade"}}]},
              {"id":"spaces","section":"planning","type":"number","text":{"en":"Spaces?"},"min":0,"max":10000,"decimals":0}]}
            """),
        ("indicators.json", """
            {"indicators":[
              {"id":"strategy","label":{"en":"Has a strategy"},"field":"innovation","factor":"planning","measure":"share","question":"strategy"},
              {"id":"tourism","label":{"en":"Goes for tourism"},"field":"innovation","factor":"planning","measure":"option-share","question":"focus","option":"tourism","noSeries":{"en":"No other edition asks it."}}]}
            """),
        ("cities.json", """
            {"cities":[
              {"city":"EDITION-alder","name":"Alder","region":"north","band":"small","population":1200},
              {"city":"EDITION-birch","name":"Birch","region":"south","band":"small"},
              {"city":"EDITION-cedar","name":"Cedar","region":"south","band":"small"}]}
            """),
        ("submissions.jsonl", """
            {"city":"EDITION-alder","language":"en","questionnaire":1,"publication":true,"answers":{"strategy":true,"formalised":true,"focus":"tourism","spaces":3}}
            {"city":"EDITION-birch","language":"en","questionnaire":1,"answers":{"strategy":false,"focus":{"missing":"dont-know"}}}
            """),
        ("reported.jsonl", """
            {"city":"EDITION-cedar","source":"report","answers":[{"question":"strategy","value":true,"place":"line 5"}],"observations":[{"topic":"axes","value":7,"unit":"axes","factor":"planning","place":"line 6"}]}
            """),
        ("figures.json", """
            {"figures":[{"id":"strategy","indicator":"strategy","label":{"en":"Has a strategy"},"field":"innovation","factor":"planning","kind":"share","source":"report","place":"line 1",
              "printed":{"value":75,"unit":"percent"},"statedNumerator":2,"statedBase":3}]}
            """),
        ("practices.json", """
            {"practices":[{"practice":"EDITION-alder-plan","title":"A plan","city":"EDITION-alder","factor":"planning","source":"report","place":"line 9","successFactors":["patience"],"results":[]}]}
            """),
        ("barriers.json", """
            {"source":"report","place":"line 20","barriers":[{"id":"b1","field":"innovation","label":{"en":"Money"},"place":"line 21"}],"facilitators":[]}
            """),
        ("series.json", """
            {"series":[{"series":"EDITION-strategy","label":{"en":"Has a strategy"},"measure":"share"}],
             "mappings":[{"series":"EDITION-strategy","rule":"direct","indicators":["strategy"]}],
             "comparability":[]}
            """),
    ];
}
