using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Docker.DotNet;
using DotNet.Testcontainers.Builders;
using Npgsql;
using Testcontainers.PostgreSql;

namespace SmartCities.Longitudinal.Storage.Provisioning;

/// <summary>A PostgreSQL in a container, with its data in a named volume.</summary>
internal static class DockerServer
{
    private const string NewestImage = "postgres:17";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>Starts the container, or throws <see cref="DockerUnavailableException"/> when there is no engine.</summary>
    public static async Task<RunningServer> StartAsync(DataFolder folder, ILogger logger, CancellationToken cancellation)
    {
        // A volume is opened by the image that filled it, whatever newer one this service has come to prefer.
        var (image, name) = File.Exists(folder.ContainerRecord) && File.ReadAllLines(folder.ContainerRecord) is [var first, var second, ..]
            ? (first, second)
            : (NewestImage, NameFor(folder.Path));

        var container = Describe(image, name, folder.Password());
        logger.LogInformation("Starting a container of {Image} with the volume {Volume}", image, name);
        await StartAsync(container, name, cancellation);
        DataFolder.WritePrivate(folder.ContainerRecord, $"{image}\n{name}\n");

        var connection = new NpgsqlConnectionStringBuilder(container.GetConnectionString());
        return new RunningServer(
            connection.ConnectionString,
            $"a container of {image} on port {connection.Port}, data in the Docker volume {name}",
            async () =>
            {
                await container.StopAsync(CancellationToken.None);
                await container.DisposeAsync();
            });
    }

    private static PostgreSqlContainer Describe(string image, string name, string password) => new PostgreSqlBuilder(image)
        // Two servers on one volume would destroy it, and do not see each other's processes: Docker refuses a second container of the name.
        .WithName(name)
        .WithVolumeMount(name, "/var/lib/postgresql/data")
        .WithPassword(password)
        .WithEnvironment("POSTGRES_INITDB_ARGS", "--locale=C --locale-provider=builtin --builtin-locale=C.UTF-8")
        // Testcontainers turns these off, for tests; the last word counts.
        .WithCommand("-c", "fsync=on")
        .WithCommand("-c", "full_page_writes=on")
        .WithCommand("-c", "synchronous_commit=on")
        .WithCommand("-c", "max_connections=200")
        .WithCommand("-c", "timezone=UTC")
        .WithCreateParameterModifier(parameters =>
        {
            foreach (var binding in parameters.HostConfig!.PortBindings!.Values.SelectMany(bindings => bindings))
                binding.HostIP = "127.0.0.1";
        })
        .Build();

    private static async Task StartAsync(PostgreSqlContainer container, string name, CancellationToken cancellation)
    {
        for (var since = Stopwatch.StartNew(); ;)
        {
            try
            {
                await container.StartAsync(cancellation);
                return;
            }
            catch (DockerApiException e) when (e.StatusCode == HttpStatusCode.Conflict && since.Elapsed < s_patience)
            {
                // A killed service's container, which Testcontainers' reaper removes some seconds later.
                await Task.Delay(1000, cancellation);
            }
            catch (DockerApiException e)
            {
                throw new DatabaseUnavailableException(
                    $"Docker did not start the container {name}: {e.Message} If it is left from an earlier run, type: docker rm --force {name}", e);
            }
        }
    }

    private static string NameFor(string path) =>
        $"smartcities-longitudinal-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..12]}";
}
