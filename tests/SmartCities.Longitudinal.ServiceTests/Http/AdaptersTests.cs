using System.Diagnostics;
using Shouldly;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Http;

public sealed class AdaptersTests
{
    [Fact]
    public async Task The_adapters_that_are_checked_in_are_those_the_endpoints_need()
    {
        var written = Directory.CreateTempSubdirectory("adapters-");
        try
        {
            await RunAsync(written.FullName, "codegen", "write");

            var now = Read(Path.Combine(written.FullName, "Internal", "Generated"));
            now.ShouldNotBeEmpty();
            Read(Path.Combine(Source(), "src", "SmartCities.Longitudinal", "Internal", "Generated"))
                .ShouldBe(now, "An endpoint changed: run `dotnet run --project src/SmartCities.Longitudinal -- codegen write`.");
        }
        finally
        {
            written.Delete(recursive: true);
        }
    }

    private static SortedDictionary<string, string> Read(string folder) => new(
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .ToDictionary(it => Path.GetRelativePath(folder, it), it => File.ReadAllText(it).ReplaceLineEndings("\n")),
        StringComparer.Ordinal);

    private static async Task RunAsync(string folder, params string[] arguments)
    {
        // Its own output folder: beside the tests it would search the test assemblies for commands.
        var service = Path.Combine(Source(), "src", "SmartCities.Longitudinal", Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "../../.."), AppContext.BaseDirectory), "SmartCities.Longitudinal.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [service, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, await output + await errors);
    }

    private static string Source()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SmartCities.Longitudinal.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
