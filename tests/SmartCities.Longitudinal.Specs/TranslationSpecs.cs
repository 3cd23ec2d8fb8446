using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace SmartCities.Longitudinal.Specs;

/// <summary>Every refusal, as the sources say it, is there in Spanish and French.</summary>
public sealed partial class TranslationSpecs
{
    private static readonly Dictionary<string, List<Token>> Sources = Repository.Sources("src", "SmartCities.Longitudinal")
        .Where(it => Path.GetFileName(it) != "Translations.cs")
        .ToDictionary(it => Path.GetRelativePath(Repository.Root, it), it => Tokens(File.ReadAllText(it)));

    [Fact]
    public void Every_refusal_is_there_in_Spanish_and_French()
    {
        var said = Sources.SelectMany(it => Sentences(it.Value), (source, form) => (Source: source.Key, Form: form)).DistinctBy(it => it.Form).ToList();

        said.Count.ShouldBeGreaterThan(280);
        said.Where(it => Translations.Of(it.Form) is not { Es: not null, Fr: not null }).ShouldBeEmpty();
    }

    [Fact]
    public void No_translation_is_of_what_nobody_says()
    {
        var written = Sources.Values.SelectMany(it => it).Select(it => it.Form).ToHashSet();

        Translations.All.Select(it => it.En).Where(it => !written.Contains(it)).ShouldBeEmpty();
    }

    [Fact]
    public void A_refusal_says_a_sentence_of_its_own_and_not_one_put_together() =>
        Sources.SelectMany(it => PutTogether(it.Value), (source, what) => $"{source.Key}: {what}").Where(it => !it.EndsWith(".Said", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void A_translation_names_what_the_sentence_names()
    {
        foreach (var it in Translations.All)
        {
            Holes(it.Es!).ShouldBe(Holes(it.En), ignoreOrder: true, it.En);
            Holes(it.Fr!).ShouldBe(Holes(it.En), ignoreOrder: true, it.En);
        }
    }

    [Fact]
    public void A_translation_is_written_as_its_language_is()
    {
        foreach (var it in Translations.All)
        {
            LooseMark().IsMatch(Code().Replace(it.Fr!, "")).ShouldBeFalse(it.Fr);
            foreach (var translated in new[] { it.Es!, it.Fr! })
            {
                // A word alone, such as option, may be the same in two languages.
                if (it.En.Contains(' ', StringComparison.Ordinal))
                    translated.ShouldNotBe(it.En);
                Code().Replace(translated, "").ShouldNotContain('"', it.En);
                Code().Replace(it.En, "").Count(mark => mark == '"').ShouldBe(translated.Count(mark => mark is '«' or '»'), it.En);
                translated.EndsWith('.').ShouldBe(it.En.EndsWith('.'), it.En);
            }
        }
    }

    [Fact]
    public void What_a_sentence_names_is_said_in_its_language_where_it_has_words()
    {
        Sentence edition = "edition";
        Sentence check = new Text("Too high.", "Demasiado alto.", "Trop haut.");
        Sentence both = $"{check} If the answer is right, say so in a comment.";

        Id.Invalid("edition", "A b").Said.In("es").ShouldStartWith("«A b» no es un identificador válido (edición): ");
        edition.In("de").ShouldBe("edition");
        both.In("fr").ShouldBe("Trop haut. Si la réponse est juste, dites-le dans un commentaire.");
        both.ToString().ShouldBe("Too high. If the answer is right, say so in a comment.");
    }

    [Fact]
    public void The_sources_are_read_as_the_compiler_reads_them()
    {
        var tokens = Tokens(
            """"
            // new("a", "No.")
            private const char Mark = '"'; /* "No." */
            [Query("limit", "How many.")]
            throw new RefusedException("a-code", $"\"{(it ? $"{x:0.#}" : "}")}\" is {{here}}, {at:HH:mm} \u2026 {string.Join(", ", all)} too.", $"/{at}");
            throw new RefusedException("a-code", it ? "One." : "Other.");
            private static Sentence Words(int it) => it switch { 1 => "One", _ => @"""Two"" {x}" };
            yield return Unique(ids.Select(it => it.Id), "barrier or facilitator", "/barriers");
            """");

        Sentences(tokens).ShouldBe(["\"{0}\" is {{here}}, {1} … {2} too.", "One", "\"Two\" {{x}}", "barrier or facilitator"]);
        PutTogether(tokens).ShouldBe(["it?:"]);
    }

    /// <summary>The forms of what a source says: after the code of a refusal, in a member that is a sentence, and the words for what a refusal is about.</summary>
    private static IEnumerable<string> Sentences(List<Token> tokens)
    {
        for (var i = 1; i + 2 < tokens.Count; i++)
        {
            if (tokens[i].IsCode && tokens[i + 1].Is(',') && tokens[i + 2].Form is { } sentence && Complete().IsMatch(sentence) && !tokens[Math.Max(0, i - 2)].Written.StartsWith("Query", StringComparison.Ordinal))
                yield return sentence;
            else if (tokens[i].Written == "Malformed" && tokens[i + 2].Form is { } fault)
                yield return fault;
            else if (tokens[i].Written == "Sentence" && tokens[i - 1].Written is "public" or "private" or "internal" or "static" && Body(tokens, i + 2) is { } body)
            {
                foreach (var form in Until(tokens, body, ';').Select(it => it.Form).OfType<string>())
                    yield return form;
            }
            else if (tokens[i].Written is "Invalid" or "Unique" or "TooLong" or "Refused" && tokens[i + 1].Is('('))
            {
                foreach (var form in Until(tokens, i + 2, ')').Select(it => it.Form).OfType<string>().Where(it => Word().IsMatch(it)))
                    yield return form;
            }
        }
    }

    /// <summary>What stands in place of a refusal's sentence, and is none.</summary>
    private static IEnumerable<string> PutTogether(List<Token> tokens)
    {
        for (var i = 2; i + 2 < tokens.Count; i++)
        {
            if (!tokens[i].IsCode || !tokens[i - 1].Is('(') || !tokens[i + 1].Is(',') || tokens[i - 2].Written is not ("RefusedException" or "Refuse" or "Refusal" or "new"))
                continue;
            var said = Until(tokens, i + 2, ',', ')').ToList();
            var isRefusal = tokens[i - 2].Written != "new" || said.Any(it => it.Form is { } form && Complete().IsMatch(form));
            if (isRefusal && said is not [{ Form: not null }])
                yield return string.Concat(said.Select(it => it.Written));
        }
    }

    // Where the body of a member begins, after its name.
    private static int? Body(List<Token> tokens, int at)
    {
        if (tokens[at].Is('('))
            at += Until(tokens, at + 1, ')').Count() + 2;
        return tokens[at].Is('=') && tokens[at + 1].Is('>') ? at + 2 : null;
    }

    private static IEnumerable<Token> Until(List<Token> tokens, int at, params char[] ends)
    {
        for (var depth = 0; depth > 0 || !ends.Any(tokens[at].Is); at++)
        {
            depth += tokens[at].Written switch { "(" or "[" or "{" => 1, ")" or "]" or "}" => -1, _ => 0 };
            yield return tokens[at];
        }
    }

    private static List<Token> Tokens(string source)
    {
        var at = 0;
        return Read(source, ref at, isHole: false);
    }

    private static List<Token> Read(string source, ref int at, bool isHole)
    {
        var (tokens, depth) = (new List<Token>(), 0);
        while (at < source.Length)
        {
            if (isHole && depth == 0 && source[at] is '}' or ':')
            {
                at = source.IndexOf('}', at) + 1;
                return tokens;
            }

            if (Passed().Match(source, at) is { Success: true } passed)
            {
                at += passed.Length;
            }
            else if (Quote().Match(source, at) is { Success: true } quote)
            {
                at += quote.Length;
                tokens.Add(new("", Literal(source, ref at, quote.Value.Contains('@'), quote.Value.Contains('$'))));
            }
            else
            {
                var written = Name().Match(source, at) is { Success: true } name ? name.Value : source[at].ToString();
                depth += written switch { "(" or "[" or "{" => 1, ")" or "]" or "}" => -1, _ => 0 };
                at += written.Length;
                tokens.Add(new(written));
            }
        }

        return tokens;
    }

    /// <summary>The form of a string, as <see cref="Sentence.Form"/> has it.</summary>
    private static string Literal(string source, ref int at, bool isVerbatim, bool isInterpolated)
    {
        var (form, holes) = (new StringBuilder(), 0);
        while (true)
        {
            var mark = source[at++];
            switch (mark)
            {
                case '"' when !isVerbatim || source[at] != '"':
                    return form.ToString();
                case '\\' when !isVerbatim && source[at] == 'u':
                    form.Append((char)int.Parse(source.AsSpan(at + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                    at += 5;
                    break;
                case '"' or '\\' when !isVerbatim || mark == '"':
                    form.Append(source[at++]);
                    break;
                case '{' when isInterpolated && source[at] != '{':
                    Read(source, ref at, isHole: true);
                    form.Append(CultureInfo.InvariantCulture, $"{{{holes++}}}");
                    break;
                case '{' or '}':
                    form.Append(mark).Append(mark);
                    at += isInterpolated ? 1 : 0;
                    break;
                default:
                    form.Append(mark);
                    break;
            }
        }
    }

    private static IEnumerable<string> Holes(string form) => Hole().Matches(form).Select(it => it.Value).Distinct();

    [GeneratedRegex(@"\G(\s+|//[^\n]*|/\*[\s\S]*?\*/|'(\\[^']+|\\'|[^'\\])'|\$*(""{3,})[\s\S]*?\3)")]
    private static partial Regex Passed();

    [GeneratedRegex(@"\G[$@]*""")]
    private static partial Regex Quote();

    [GeneratedRegex(@"\G\w+")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[^a-z/].* .*[.…}]$")]
    private static partial Regex Complete();

    [GeneratedRegex("^[a-z][a-z ]*$")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<!\{)\{[0-9]\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"\{\{.*?\}\}|""\w+"": true|\b(Authorization|Content-Type|r):")]
    private static partial Regex Code();

    [GeneratedRegex(@"(?<!\u00a0)([;?!»]|:( |$))|«(?!\u00a0)")]
    private static partial Regex LooseMark();

    private sealed partial record Token(string Written, string? Form = null)
    {
        public bool IsCode => Form is { } code && Code().IsMatch(code);

        public bool Is(char mark) => Written is [var only] && only == mark;

        [GeneratedRegex("^[a-z]+(-[a-z0-9]+)*$")]
        private static partial Regex Code();
    }
}
