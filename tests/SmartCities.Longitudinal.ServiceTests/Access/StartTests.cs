using System.Diagnostics;
using Shouldly;
using SmartCities.Longitudinal.ServiceTests.Nodes;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Access;

/// <summary>Where nobody real can sign in yet, the service does not start.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("Production", "http://127.0.0.1:0", "the environment is Production")]
    [InlineData("Staging", "http://127.0.0.1:0", "the environment is Staging")]
    [InlineData("Development", "http://0.0.0.0:0", "http://0.0.0.0:0 is not a loopback address")]
    [InlineData("Development", "http://127.0.0.1:0;http://*:0", "http://*:0 is not a loopback address")]
    [InlineData("Development", "http://[::]:0", "http://[::]:0 is not a loopback address")]
    [InlineData("Development", "http://example.org:0", "http://example.org:0 is not a loopback address")]
    [InlineData("Development", "http://unix:/tmp/study.sock", "http://unix:/tmp/study.sock is not a loopback address")]
    public async Task It_says_why_in_one_sentence(string environment, string urls, string why)
    {
        var (exit, errors) = await StartAsync(environment, ("Urls", urls));

        exit.ShouldBe(1);
        errors.Trim().ShouldBe($"The service was not started: without sign-in configured it runs in the environment Development on a loopback address only, and {why}.");
    }

    [Fact]
    public async Task An_endpoint_that_only_the_server_is_told_of_counts_too() =>
        (await StartAsync("Development", ("Kestrel__Endpoints__Open__Url", "http://0.0.0.0:0"))).Errors.ShouldContain("http://0.0.0.0:0 is not a loopback address");

    [Fact]
    public async Task The_frameworks_own_word_for_starting_is_no_way_around() =>
        (await StartAsync("Production", ["run"])).Errors.ShouldContain("the environment is Production");

    private static Task<(int Exit, string Errors)> StartAsync(string environment, params (string Name, string Value)[] settings) => StartAsync(environment, [], settings);

    /// <summary>Starts the service as an operator does; how it ended, and what it said why.</summary>
    internal static async Task<(int Exit, string Errors)> StartAsync(string environment, string[] typed, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [ServiceNode.Program(), .. typed]) { WorkingDirectory = Path.GetDirectoryName(ServiceNode.Program()), RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["DOTNET_ENVIRONMENT"] = environment;
        start.Environment["ConnectionStrings__Study"] = "Host=127.0.0.1;Port=1";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, errors);
    }
}
