using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Idempotency;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.SignIn;
using SmartCities.Longitudinal.Storage;
using Wolverine.Http;

namespace SmartCities.Longitudinal.Http;

/// <summary>The HTTP surface: one JSON dialect, one form of refusal, one document that describes it.</summary>
public static class HttpModule
{
    public const string Prefix = "/api/v1";

    public static void AddHttpSurface(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // BodyLimit says so instead, and lets the refusal be read.
            kestrel.Limits.MaxRequestBodySize = null;
        });
        builder.Services.ConfigureHttpJsonOptions(json => JsonText.Configure(json.SerializerOptions));
        builder.Services.AddSingleton<AnsweredRequests>();
        builder.Services.AddSingleton<IKeepAboutPeople>(provider => provider.GetRequiredService<AnsweredRequests>());
        builder.Services.AddHostedService<ForgetAnswers>();
        builder.Services.AddWolverineHttp();
        builder.Services.AddOpenApi(OpenApiDocument.Configure);
    }

    /// <summary>From here on, whatever stops a request becomes a problem document.</summary>
    public static void UseProblems(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<SignInOptions>().IsOffered)
            app.UseMiddleware<LoopbackOnly>();
        app.UseMiddleware<BodyLimit>();
        app.UseMiddleware<ProblemsMiddleware>();
    }

    public static void MapHttpSurface(this WebApplication app)
    {
        app.UseMiddleware<AnswerOnce>();
        app.UseMiddleware<UnknownFirst>();
        app.MapWolverineEndpoints(wolverine => wolverine.WarmUpRoutes = RouteWarmup.Lazy);
        app.MapOpenApi();
        app.MapApiPage();
    }
}
