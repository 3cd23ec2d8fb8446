using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace SmartCities.Longitudinal.Mail;

/// <summary>What became of a message at the server.</summary>
/// <param name="State">Sent, bounced, given up, or still queued where it is worth another attempt.</param>
/// <param name="Answer">The number of the server's answer, where it was one that refused.</param>
/// <param name="Why">Why it was not sent, for the log: without addresses.</param>
public sealed record Handed(MailState State, int? Answer = null, string? Why = null);

/// <summary>One connection to the mail server, kept while there is something to send.</summary>
public sealed class SmtpCourier(MailOptions options) : IDisposable
{
    private const int Permanent = 500;

    private SmtpClient? connection;

    public async Task<Handed> SendAsync(MimeMessage message)
    {
        using var time = new CancellationTokenSource(options.Timeout);
        try
        {
            var client = await ConnectedAsync(time.Token);
            await client.SendAsync(message, time.Token);
            return new(MailState.Sent);
        }
        catch (SmtpCommandException refused)
        {
            await HangUpAsync();
            return Answered(refused);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Whatever it was, the message may still come through: the server is away, slow, or says what nobody understands.
            Drop();
            return new(MailState.Queued, null, failure is OperationCanceledException ? "it took too long" : failure.GetType().Name);
        }
    }

    /// <summary>Says goodbye: there is nothing to send for now.</summary>
    public async Task HangUpAsync()
    {
        if (connection is null)
            return;
        try
        {
            using var time = new CancellationTokenSource(options.Timeout);
            await connection.DisconnectAsync(quit: true, time.Token);
        }
        catch (Exception failure) when (failure is IOException or ProtocolException or OperationCanceledException or CommandException)
        {
            // It hung up first.
        }

        Drop();
    }

    public void Dispose() => Drop();

    private static Handed Answered(SmtpCommandException refused)
    {
        var answer = (int)refused.StatusCode;
        return refused.ErrorCode switch
        {
            _ when answer < Permanent => new(MailState.Queued, answer, "the server asks for patience"),
            SmtpErrorCode.RecipientNotAccepted => new(MailState.Bounced, answer, "the server does not take mail for the address"),
            SmtpErrorCode.MessageNotAccepted => new(MailState.Failed, answer, "the server does not take the message"),
            _ => new(MailState.Queued, answer, "the server does not take mail from us"),
        };
    }

    private async Task<SmtpClient> ConnectedAsync(CancellationToken cancellation)
    {
        if (connection is { IsConnected: true } there)
            return there;
        Drop();
        connection = new SmtpClient();
        await connection.ConnectAsync(options.Host!, options.Port, options.Socket, cancellation);
        if (options.User is { } user)
            await connection.AuthenticateAsync(user, options.Password!, cancellation);
        return connection;
    }

    private void Drop()
    {
        connection?.Dispose();
        connection = null;
    }
}
