using System.Globalization;
using System.Text.Json;
using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Services.Json.Transformations;
using Npgsql;
using SmartCities.Longitudinal.Commands;
using SmartCities.Longitudinal.Facts;
using SmartCities.Longitudinal.Storage.Provisioning;
using Weasel.Core;
using Wolverine;
using Wolverine.Marten;

namespace SmartCities.Longitudinal.Storage;

/// <summary>The event log on PostgreSQL, the projections that read it, and the nodes that share them.</summary>
public static class StorageModule
{
    public const string LogSchema = "log";

    public const string MessagesSchema = "messages";

    /// <summary>Finds or starts the study's PostgreSQL, unless the command needs none.</summary>
    public static async Task<StudyDatabase?> AddStudyDatabaseAsync(this WebApplicationBuilder builder, CommandLine line)
    {
        if (!line.NeedsDatabase)
        {
            builder.Configuration["ConnectionStrings:Study"] = "Host=127.0.0.1;Database=none";
            return null;
        }

        var options = builder.Configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
        using var logging = LoggerFactory.Create(log => log.AddConfiguration(builder.Configuration.GetSection("Logging")).AddSimpleConsole(console => console.SingleLine = true));
        var logger = logging.CreateLogger("SmartCities.Longitudinal.Storage");
        var database = await StudyDatabase.ProvisionAsync(options, builder.Configuration.GetConnectionString("Study"), mayJoin: line.Name != CommandLine.Service, logger);
        logger.LogInformation("{Source}", database.Source);
        builder.Configuration["ConnectionStrings:Study"] = database.ConnectionString;
        return database;
    }

    /// <summary>After this long without a sign a node is taken for dead.</summary>
    public static TimeSpan StaleAfter(IConfiguration configuration) => TimeSpan.FromSeconds(configuration.GetValue("Nodes:StaleSeconds", 15.0));

    public static void AddStorage(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(provider =>
        {
            var connection = new NpgsqlConnectionStringBuilder(builder.Configuration.GetConnectionString("Study"))
            {
                ApplicationName = "SmartCities.Longitudinal",
                MaxAutoPrepare = 60,
                AutoPrepareMinUsages = 3,

                // To put a session back takes the database longer than many a statement. Who sets something for one, or locks with it, has its own (OwnSession).
                NoResetOnClose = true,
            };

            // A node that froze inside a transaction gives its locks back about when it is taken for dead: the next owner of the facts waits for them.
            connection.Options = string.Create(
                CultureInfo.InvariantCulture, $"{connection.Options} -c idle_in_transaction_session_timeout={StaleAfter(builder.Configuration).TotalMilliseconds:0}").Trim();
            return new NpgsqlDataSourceBuilder(connection.ConnectionString).Build();
        });
        services.AddSingleton(EventTypes.Upcasts);
        services.AddSingleton<EventLog>();
        services.AddHostedService<Presence>();
        services.AddSingleton<PrepareDatabase>();
        services.AddHostedService(provider => provider.GetRequiredService<PrepareDatabase>());
        services.AddSingleton<FactsProgress>();
        services.AddSingleton<PoisonEvent>();
        services.AddSingleton<RebuildFacts>();
        services.AddTransient<FactsWithoutService>();

        services.AddSingleton<AppendSignal>();
        services.AddMarten(provider =>
            {
                var store = new StoreOptions();
                ConfigureLog(store);
                store.Projections.Wakeup = provider.GetRequiredService<AppendSignal>();
                return store;
            })
            .UseLightweightSessions()
            .UseNpgsqlDataSource()
            .IntegrateWithWolverine(integration =>
            {
                integration.MessageStorageSchemaName = MessagesSchema;
                integration.AutoCreate = AutoCreate.CreateOrUpdate;
                integration.UseWolverineManagedEventSubscriptionDistribution = true;
            });

        builder.Host.UseWolverine(wolverine => ConfigureNode(wolverine, builder.Configuration));

        // After Wolverine, so that it ends first: a projection that is being stopped is not to be started again.
        services.AddSingleton<KeepFactsRunning>();
        services.AddHostedService(provider => provider.GetRequiredService<KeepFactsRunning>());
    }

    /// <summary>How the log is kept: its events, their JSON, and the projection that follows them.</summary>
    public static void ConfigureLog(StoreOptions store)
    {
        store.DatabaseSchemaName = LogSchema;
        store.AutoCreateSchemaObjects = AutoCreate.None;
        store.DisableNpgsqlLogging = true;
        store.UseSystemTextJsonForSerialization(JsonText.Log, EnumStorage.AsString, Casing.CamelCase, JsonText.KeepWords);

        store.Events.StreamIdentity = StreamIdentity.AsString;
        store.Events.AppendMode = EventAppendMode.QuickWithServerTimestamps;
        store.Events.MetadataConfig.HeadersEnabled = true;
        store.Events.MetadataConfig.CausationIdEnabled = true;
        store.Events.MetadataConfig.CorrelationIdEnabled = true;
        store.Events.MetadataConfig.UserNameEnabled = true;
        foreach (var (alias, type) in EventTypes.ByAlias)
            store.Events.MapEventType(type, alias);
        store.ReadAsToday(EventTypes.Upcasts);

        // Ours, from schema.sql: the event store would drop what it did not make.
        foreach (var index in new[] { "events_by_edition", "events_by_city", "events_by_actor", "events_by_type" })
            store.Events.IgnoreIndex(index);

        // A wrong number is worse than a late one: whatever a projection cannot apply stops it, and health says so.
        store.Projections.Errors.SkipApplyErrors = false;
        store.Projections.Errors.SkipSerializationErrors = false;
        store.Projections.Errors.SkipUnknownEvents = false;
        store.Projections.RebuildErrors.SkipApplyErrors = false;
        store.Projections.RebuildErrors.SkipSerializationErrors = false;
        store.Projections.RebuildErrors.SkipUnknownEvents = false;
        store.Projections.FastPollingTime = TimeSpan.FromMilliseconds(50);
        store.Projections.SlowPollingTime = TimeSpan.FromMilliseconds(100);

        store.Projections.Add(new FactsProjection(), ProjectionLifecycle.Async, FactsProjection.Name, options =>
        {
            // A form of 77 answers is an event of 7 KB and as many rows: small pages, few of them ahead, keep a load of thousands out of memory.
            (options.BatchSize, options.MaximumHopperSize) = (100, 500);
            foreach (var table in FactsProjection.Tables)
                options.DeleteDataInTableOnTeardown(table);
        });
    }

    /// <summary>
    /// Events of older names come out of the log as those of today. Each is read from all its bytes at once: the store itself reads it as a stream, which takes
    /// several times as long.
    /// </summary>
    public static void ReadAsToday(this StoreOptions store, Upcasts upcasts)
    {
        foreach (var (alias, type) in EventTypes.ByAlias)
            Read(alias, type, it => it);
        foreach (var upcast in upcasts.All)
            Read(upcast.From, EventTypes.ByAlias[upcast.To], it => Upcasts.Changed(upcast, it));

        void Read(string alias, Type type, Func<byte[], byte[]> today) => store.Events.Upcast(
            type, alias, new JsonTransformation((_, row, column) => JsonSerializer.Deserialize(today(row.GetFieldValue<byte[]>(column)), type, JsonText.Log)!));
    }

    private static void ConfigureNode(WolverineOptions wolverine, IConfiguration configuration)
    {
        wolverine.ServiceName = "longitudinal";
        wolverine.ApplicationAssembly = typeof(StorageModule).Assembly;
        // The adapters are checked in (`-- codegen write` after an endpoint changed); a spec holds them current.
        wolverine.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;
        wolverine.AutoBuildMessageStorageOnStartup = AutoCreate.None;
        wolverine.Durability.Mode = DurabilityMode.Balanced;

        // A node that is silent for this long is taken for dead; a pause longer than this makes two owners, which the facts are fenced against.
        var nodes = configuration.GetSection("Nodes");
        wolverine.Durability.HealthCheckPollingTime = TimeSpan.FromSeconds(nodes.GetValue("HealthCheckSeconds", 2.0));
        wolverine.Durability.StaleNodeTimeout = StaleAfter(configuration);
        wolverine.Durability.CheckAssignmentPeriod = TimeSpan.FromSeconds(nodes.GetValue("AssignmentSeconds", 5.0));
        wolverine.Durability.NodeReassignmentPollingTime = TimeSpan.FromSeconds(nodes.GetValue("ReassignmentSeconds", 2.0));
        wolverine.Durability.FirstHealthCheckExecution = TimeSpan.FromMilliseconds(100);
    }
}
