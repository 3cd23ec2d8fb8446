namespace SmartCities.Longitudinal.Storage.Provisioning;

/// <summary>The service cannot have its database; the message says why and what to type or change.</summary>
public sealed class DatabaseUnavailableException : Exception
{
    /// <summary>A message for the operator.</summary>
    public DatabaseUnavailableException(string message) : base(message)
    {
    }

    /// <summary>A message for the operator, with what was thrown underneath.</summary>
    public DatabaseUnavailableException(string message, Exception inner) : base(message, inner)
    {
    }
}
