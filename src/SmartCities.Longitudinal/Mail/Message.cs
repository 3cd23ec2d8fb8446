using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using MimeKit;

namespace SmartCities.Longitudinal.Mail;

/// <summary>
/// One thing a message tells: of which edition and city, where it is of one; where more is to be read, and whether that link is good once; when the form
/// closes, where that matters; and in which language, where that is not the recipient's own.
/// </summary>
public sealed record Told(MailKind Kind, Text? Edition, string? City, string Link, bool IsOneTime, Func<string, string>? Closes = null, string? Language = null);

/// <summary>A message to a city's office or to a person, in their language: words and one link for each thing it tells, nothing that is loaded from elsewhere.</summary>
public static class Message
{
    private const int LongestSubject = 200;

    /// <summary>The message; names that would break a header do not.</summary>
    public static MimeMessage Write(string id, Recipient recipient, IReadOnlyList<Told> told, MailOptions options)
    {
        var to = told is [{ Language: { } language }] ? recipient with { Language = language } : recipient;
        var from = MailboxAddress.Parse(options.From!);
        var message = new MimeMessage
        {
            MessageId = $"{id}@{from.Domain}",
            Subject = Subject(to, told),
            Body = new MultipartAlternative(Part("plain", Plain(to, told)), Part("html", Html(to, told))),
        };
        message.From.Add(from);
        if (options.ReplyTo is { } reply)
            message.ReplyTo.Add(MailboxAddress.Parse(reply));
        message.To.Add(new MailboxAddress(Encoding.UTF8, OneLine(to.Name ?? told[0].City ?? ""), to.Address));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }

    private static string Subject(Recipient to, IReadOnlyList<Told> told)
    {
        var subject = OneLine(told is [var one]
            ? Said(MailTexts.Of(one.Kind).Subject, to, one)
            : Format(MailTexts.Several, to, told.Count));
        return subject.Length <= LongestSubject ? subject : $"{subject[..LongestSubject]}…";
    }

    private static string Plain(Recipient to, IReadOnlyList<Told> told)
    {
        var text = new StringBuilder();
        text.Append(Greeting(to, told)).Append("\n\n");
        foreach (var it in told)
        {
            text.Append(Sentence(to, it)).Append("\n\n");
            text.Append(it.Link).Append('\n');
            if (it.IsOneTime)
                text.Append(MailTexts.OneTime.In(to.Language)).Append('\n');
            text.Append('\n');
        }

        return text.Append(MailTexts.Closing.In(to.Language)).Append("\n\n").Append(Why(to, told)).Append('\n').ToString();
    }

    private static string Html(Recipient to, IReadOnlyList<Told> told)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{to.Language}\">\n<body>\n<p>{Encoded(Greeting(to, told))}</p>\n");
        foreach (var it in told)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>{Encoded(Sentence(to, it))}</p>\n<p><a href=\"{Encoded(it.Link)}\">{Encoded(it.Link)}</a></p>\n");
            if (it.IsOneTime)
                html.Append(CultureInfo.InvariantCulture, $"<p>{Encoded(MailTexts.OneTime.In(to.Language))}</p>\n");
        }

        return html.Append(CultureInfo.InvariantCulture, $"<p>{Encoded(MailTexts.Closing.In(to.Language))}</p>\n<p><small>{Encoded(Why(to, told))}</small></p>\n</body>\n</html>\n").ToString();
    }

    private static string Greeting(Recipient to, IReadOnlyList<Told> told) => OneLine(
        to.Name is { } name ? Format(MailTexts.Dear, to, name) : Format(MailTexts.DearOffice, to, told[0].City ?? ""));

    private static string Sentence(Recipient to, Told it) => OneLine(Said(MailTexts.Of(it.Kind).Sentence, to, it)).TrimEnd();

    private static string Said(Text text, Recipient to, Told it) =>
        Format(text, to, it.Edition?.In(to.Language) ?? "", it.City ?? "", it.Closes is { } closes ? Format(MailTexts.Until, to, closes(to.Language)) : "");

    private static string Why(Recipient to, IReadOnlyList<Told> told) =>
        told.Select(it => it.City).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } cities
            ? OneLine(Format(MailTexts.Why, to, string.Join(", ", cities)))
            : MailTexts.WhyAsked.In(to.Language);

    private static string Format(Text text, Recipient to, params object[] values) => string.Format(CultureInfo.InvariantCulture, text.In(to.Language), values);

    private static TextPart Part(string kind, string text)
    {
        var part = new TextPart(kind);
        part.SetText(Encoding.UTF8, text);
        return part;
    }

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);

    /// <summary>Without line breaks and other signs that steer instead of saying.</summary>
    private static string OneLine(string text) => string.Create(text.Length, text, static (line, said) =>
    {
        for (var place = 0; place < said.Length; place++)
            line[place] = char.IsControl(said[place]) || said[place] is '\u2028' or '\u2029' ? ' ' : said[place];
    });
}
