namespace SmartCities.Longitudinal.Storage.Provisioning;

/// <summary>A server that was started, and how to stop it.</summary>
internal sealed record RunningServer(string ConnectionString, string Description, Func<Task> StopAsync);
