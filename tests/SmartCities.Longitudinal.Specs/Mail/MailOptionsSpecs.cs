using Microsoft.Extensions.Configuration;
using Shouldly;
using SmartCities.Longitudinal.Commands;
using SmartCities.Longitudinal.Mail;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Mail;

public sealed class MailOptionsSpecs
{
    [Fact]
    public void Without_a_host_no_mail_goes_out() => Of([]).IsConfigured.ShouldBeFalse();

    [Fact]
    public void A_host_and_whom_mail_is_from_are_enough()
    {
        var options = Of(("Host", "mail.study.test"), ("From", "The study <study@study.test>"));
        options.IsConfigured.ShouldBeTrue();
        (options.Port, options.Security, options.RemindDays).ShouldBe((587, MailSecurity.StartTls, 7));
    }

    [Theory]
    [InlineData("Mail:Host is missing", "From=study@study.test")]
    [InlineData("Mail:From is missing", "Host=mail")]
    [InlineData("Mail:From is no mail address", "Host=mail", "From=nobody")]
    [InlineData("Mail:ReplyTo is no mail address", "Host=mail", "From=a@b.test", "ReplyTo=nobody")]
    [InlineData("Mail:Port is a number", "Host=mail", "From=a@b.test", "Port=70000")]
    [InlineData("Mail:Security is None, StartTls, Tls, not Maybe", "Host=mail", "From=a@b.test", "Security=Maybe")]
    [InlineData("one of them is missing", "Host=mail", "From=a@b.test", "User=study")]
    [InlineData("the password would be readable", "Host=mail", "From=a@b.test", "User=study", "Password=s3cret", "Security=None")]
    [InlineData("Mail:RemindDays", "Host=mail", "From=a@b.test", "RemindDays=-1")]
    [InlineData("Mail:DigestHour", "Host=mail", "From=a@b.test", "DigestHour=24")]
    [InlineData("Mail:Connections", "Host=mail", "From=a@b.test", "Connections=0")]
    [InlineData("Mail:TimeoutSeconds", "Host=mail", "From=a@b.test", "TimeoutSeconds=0")]
    public void What_cannot_be_is_said_in_a_sentence_that_tells_no_secret(string sentence, params string[] settings)
    {
        var refused = Should.Throw<CommandRefusedException>(() => Of([.. settings.Select(it => it.Split('=')).Select(it => (it[0], it[1]))]));
        refused.Message.ShouldContain(sentence);
        refused.Message.ShouldNotContain("s3cret");
    }

    private static MailOptions Of(params (string Name, string Value)[] settings) =>
        MailOptions.Of(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(it => KeyValuePair.Create($"Mail:{it.Name}", (string?)it.Value))).Build());
}
