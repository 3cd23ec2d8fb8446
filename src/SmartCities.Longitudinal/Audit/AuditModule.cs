namespace SmartCities.Longitudinal.Audit;

/// <summary>The audit trail: what happened, told to people.</summary>
public static class AuditModule
{
    public static void AddAudit(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Trail>();
        builder.Services.AddSingleton<Entries>();
        builder.Services.AddSingleton<Receipts>();
        builder.Services.AddSingleton<ChangesOfEdition>();
    }
}
