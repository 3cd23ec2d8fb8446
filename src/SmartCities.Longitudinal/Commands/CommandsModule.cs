using JasperFx;
using Npgsql;
using SmartCities.Longitudinal.Http;
using SmartCities.Longitudinal.Packages;
using SmartCities.Longitudinal.Packages.Tables;
using SmartCities.Longitudinal.Storage;
using SmartCities.Longitudinal.Storage.Provisioning;

namespace SmartCities.Longitudinal.Commands;

/// <summary>Runs what was typed, and says in one sentence why it could not.</summary>
public static class CommandsModule
{
    private const int Failed = 1;
    private const int Interrupted = 130;

    /// <summary>A command answers on standard output; the log goes beside it, and only when something is wrong.</summary>
    public static WebApplicationBuilder QuietFor(this WebApplicationBuilder builder, CommandLine line)
    {
        if (line.IsCommand)
        {
            builder.Configuration["Logging:LogLevel:Default"] = "Error";
            builder.Configuration["Logging:LogLevel:SmartCities.Longitudinal"] = "Warning";
            builder.Configuration["Logging:Console:LogToStandardErrorThreshold"] = "Trace";
        }

        return builder;
    }

    /// <summary>Runs what needs files alone.</summary>
    public static async Task<int> RunAsync(CommandLine line)
    {
        using var stop = new Interruption();
        return line.Name == CommandLine.Table ? await TableCommand.RunAsync(line.Words, stop.Token) : await VerifyCommand.RunAsync(line.Words, stop.Token);
    }

    public static async Task<int> RunAsync(this WebApplication app, CommandLine line)
    {
        if (!line.IsOurs)
            return await app.RunJasperFxCommands(line.All);

        if (!line.IsCommand)
        {
            await app.RunAsync();
            return 0;
        }

        using var stop = new Interruption();
        return line.Name switch
        {
            CommandLine.Appoint => await AppointCommand.RunAsync(app.Services, line.Words, stop.Token),
            CommandLine.Erase => await EraseCommand.RunAsync(app.Services, line.Words, stop.Token),
            CommandLine.Follow => await FollowCommand.RunAsync(app.Services, line, stop.Token),
            CommandLine.Load => await LoadCommand.RunAsync(app.Services, line.Words, stop.Token),
            _ => await ProjectionsCommand.RunAsync(app.Services, line.Words, stop.Token),
        };
    }

    /// <summary>What an operator can mend is said in a sentence; anything else keeps its stack trace.</summary>
    public static bool IsPlain(Exception failure) =>
        failure is DatabaseUnavailableException or PackageRefusedException or TableRefusedException or CommandRefusedException or OperationCanceledException or StaleException or RefusedException
        || Failures.IsDatabaseAway(failure);

    public static int Explain(Exception failure)
    {
        Console.Error.WriteLine(failure switch
        {
            OperationCanceledException => "Interrupted. What was recorded stays recorded; type the command again to go on.",
            StaleException => $"{failure.Message} Type the command again.",
            NpgsqlException or _ when Failures.IsDatabaseAway(failure) => $"The database does not answer: {failure.GetBaseException().Message} What was recorded stays recorded; try again when it is back.",
            _ => failure.Message,
        });
        return failure is OperationCanceledException ? Interrupted : Failed;
    }

    /// <summary>Ctrl-C and a polite kill end a command after the step it is in, and leave time to stop the database.</summary>
    private sealed class Interruption : IDisposable
    {
        private readonly CancellationTokenSource source = new();
        private readonly List<IDisposable> registrations = [];

        public Interruption()
        {
            foreach (var signal in new[] { System.Runtime.InteropServices.PosixSignal.SIGINT, System.Runtime.InteropServices.PosixSignal.SIGTERM })
            {
                registrations.Add(System.Runtime.InteropServices.PosixSignalRegistration.Create(signal, context =>
                {
                    context.Cancel = true;
                    source.Cancel();
                }));
            }
        }

        public CancellationToken Token => source.Token;

        public void Dispose()
        {
            registrations.ForEach(it => it.Dispose());
            source.Dispose();
        }
    }
}

/// <summary>A command was typed that cannot be done like this; the message says what can.</summary>
public sealed class CommandRefusedException(string message) : Exception(message);
