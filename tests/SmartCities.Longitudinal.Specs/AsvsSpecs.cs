using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace SmartCities.Longitudinal.Specs;

/// <summary>The table of OWASP ASVS says which test holds a requirement: the test is there, and what has none says why.</summary>
public sealed partial class AsvsSpecs
{
    private static readonly IReadOnlyList<(string Requirements, string Here, string HeldBy)> Rows =
    [
        .. File.ReadLines(Repository.PathOf("deploy", "security", "asvs.md")).Where(it => Requirement().IsMatch(it))
            .Select(it => it.Trim('|').Split('|', StringSplitOptions.TrimEntries)).Select(it => (it[0], it[1], it[2])),
    ];

    /// <summary>The tests by their classes, in which projects each is, and what is written in it.</summary>
    private static readonly ILookup<string, (string Project, string Source)> Tests =
        (from file in Repository.Sources("tests")
         let source = File.ReadAllText(file)
         let project = Path.GetRelativePath(Repository.PathOf("tests"), file).Split(Path.DirectorySeparatorChar)[0].Split('.')[^1]
         from type in Class().Matches(source)
         select (Name: type.Groups[1].Value, project, source)).ToLookup(it => it.Name, it => (it.project, it.source));

    [Fact]
    public void Each_test_that_the_table_names_is_there_and_holds_something()
    {
        var named = (from row in Rows from name in Named().Matches(row.HeldBy) select (name.Groups["class"].Value, name.Groups["method"].Value, name.Groups["project"].Value)).Distinct().ToList();

        named.Count.ShouldBeGreaterThan(8);
        named.Where(it => !IsThere(it.Item1, it.Item2, it.Item3.Length > 0 ? it.Item3 : "ServiceTests")).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_held_is_named_so_that_it_can_be_found() =>
        Rows.SelectMany(it => Named().Replace(it.HeldBy, "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ShouldBeEmpty();

    [Fact]
    public void Every_requirement_stands_once_and_says_how_things_are()
    {
        Rows.SelectMany(it => it.Requirements.Split(',', StringSplitOptions.TrimEntries)).ShouldBeUnique();
        Rows.ShouldAllBe(it => it.Here.Length > 10);
    }

    private static bool IsThere(string type, string method, string project) => Tests[type].Any(it =>
        it.Project == project && Fact().IsMatch(it.Source) && (method.Length == 0 || Regex.IsMatch(it.Source, $@"\b(void|Task|async Task)\s+{method}\(")));

    [GeneratedRegex(@"^\| \d+\.\d+\.\d+")]
    private static partial Regex Requirement();

    [GeneratedRegex(@"`(?<class>\w+(?:Tests|Specs))(?:\.(?<method>\w+))?`(?: \((?<project>\w+)\))?")]
    private static partial Regex Named();

    [GeneratedRegex(@"\bclass (\w+(?:Tests|Specs))\b")]
    private static partial Regex Class();

    [GeneratedRegex(@"\[(Fact|Theory)\b")]
    private static partial Regex Fact();
}
