using SmartCities.Longitudinal.People;

namespace SmartCities.Longitudinal.Mail;

/// <summary>Mail to cities: taken from the log, sent by SMTP.</summary>
public static class MailModule
{
    /// <exception cref="Commands.CommandRefusedException">Mail is configured so that none could go out.</exception>
    public static void AddMail(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(MailOptions.Of(builder.Configuration));
        builder.Services.AddSingleton<MailQueue>();
        builder.Services.AddSingleton<IKeepAboutPeople>(provider => provider.GetRequiredService<MailQueue>());
        builder.Services.AddSingleton<ILetters>(provider => provider.GetRequiredService<MailQueue>());
        builder.Services.AddSingleton<WriteLetters>();
        builder.Services.AddHostedService<DriveMail>();
        builder.Services.AddHostedService<RemindBeforeClosing>();
    }
}
