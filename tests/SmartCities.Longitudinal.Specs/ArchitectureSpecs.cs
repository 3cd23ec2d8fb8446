using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Shouldly;
using SmartCities.Longitudinal.Statistics;
using Xunit;

namespace SmartCities.Longitudinal.Specs;

/// <summary>What the house would lose without anyone noticing.</summary>
public sealed partial class ArchitectureSpecs
{
    // Where the clock or chance may be asked, and for what.
    private static readonly string[] MayAskClockOrChance =
    [
        "Storage/Append.cs", // the id of an event, which nothing reads a meaning into
        "Storage/Provisioning/NpmPrograms.cs", // a folder's name while it is being filled
    ];

    private static readonly IReadOnlyList<MethodInfo> Deciders =
    [
        .. typeof(Decision).Assembly.GetTypes()
            .SelectMany(it => it.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(it => it.Name == "Decide" && it.ReturnType != typeof(void)),
    ];

    [Fact]
    public void The_statistics_reference_nothing()
    {
        typeof(Indicator).Assembly.GetReferencedAssemblies().Select(it => it.Name!).ShouldAllBe(it => it.StartsWith("System.", StringComparison.Ordinal));
        var project = XDocument.Load(Repository.PathOf("src", "SmartCities.Longitudinal.Statistics", "SmartCities.Longitudinal.Statistics.csproj"));
        project.Descendants().Where(it => it.Name.LocalName.EndsWith("Reference", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_asks_the_clock_or_chance_behind_a_readers_back() =>
        Repository.Sources("src")
            .Where(it => ClockOrChance().IsMatch(File.ReadAllText(it)))
            .Select(it => Path.GetRelativePath(Repository.PathOf("src", "SmartCities.Longitudinal"), it).Replace('\\', '/'))
            .ShouldBe(MayAskClockOrChance);

    [Fact]
    public void A_decision_is_static_and_synchronous()
    {
        Deciders.Count.ShouldBeGreaterThan(25);
        Deciders.Where(it => !it.IsStatic || it.ReturnType != typeof(Decision) || it.GetCustomAttribute<AsyncStateMachineAttribute>() is not null)
            .Select(it => it.DeclaringType!.Name).ShouldBeEmpty();
    }

    [Fact]
    public void A_decision_is_taken_on_what_it_is_given()
    {
        string[] mayNot = ["Marten", "Npgsql", "Wolverine", "Microsoft.AspNetCore", "Microsoft.Extensions", "System.Net", "System.IO"];
        Deciders.SelectMany(it => it.GetParameters(), (decide, given) => (decide.DeclaringType!.Name, given.ParameterType))
            .Where(it => it.ParameterType == typeof(TimeProvider) || mayNot.Any(name => it.ParameterType.Namespace!.StartsWith(name, StringComparison.Ordinal)))
            .ShouldBeEmpty();
        Repository.Sources("src")
            .Where(it => File.ReadAllText(it) is var source && source.Contains("static Decision Decide(", StringComparison.Ordinal) && Effects().IsMatch(source))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_decision_has_specs()
    {
        var specs = string.Concat(Repository.Sources("tests", "SmartCities.Longitudinal.Specs").Select(File.ReadAllText));
        Deciders.Select(it => it.DeclaringType!.Name).Where(it => !specs.Contains($" {it}.Decide(", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void The_program_reads_like_a_table_of_contents() =>
        File.ReadLines(Repository.PathOf("src", "SmartCities.Longitudinal", "Program.cs")).Count().ShouldBeLessThanOrEqualTo(60);

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bDateTime\.Today\b|\bGuid\.(NewGuid|CreateVersion7)\b|\bRandom\.Shared\b|\bnew Random\b|\bEnvironment\.TickCount")]
    private static partial Regex ClockOrChance();

    [GeneratedRegex(@"\bawait\b|\bTask\b|\bILogger\b|\bHttpClient\b|\bNpgsql|\bMarten\b|\bFile\.|\bDirectory\.|\bTimeProvider\b")]
    private static partial Regex Effects();
}
