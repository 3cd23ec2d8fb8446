using System.Buffers;
using Microsoft.AspNetCore.Http.Features;

namespace SmartCities.Longitudinal.Http;

/// <summary>
/// Refuses a body that is too large as soon as that is known, and takes in what is still on its way, within bounds: who is sending while the connection closes
/// may never read the refusal.
/// </summary>
public sealed class BodyLimit(RequestDelegate next)
{
    private const long Largest = 2 * 1024 * 1024;
    private const long MostTakenIn = 256 * 1024 * 1024;
    private const int AtOnce = 64 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == false)
        {
            await next(http);
            return;
        }

        var sent = http.Request.Body;
        var limited = new Limited(sent, http.Request.ContentLength);
        http.Request.Body = limited;
        http.Response.OnStarting(() =>
        {
            // Whether all of it will be taken in is not known yet.
            if (limited.IsExceeded)
                http.Response.Headers.Connection = "close";
            return Task.CompletedTask;
        });
        await next(http);

        // Who asks first whether to send it, does not send it after a refusal.
        if (limited.IsExceeded && http.Request.Headers.Expect.Count == 0)
        {
            await http.Response.CompleteAsync();
            await TakeInAsync(sent, http.RequestAborted);
        }
    }

    private static async Task TakeInAsync(Stream sent, CancellationToken aborted)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        patience.CancelAfter(Patience);
        var buffer = ArrayPool<byte>.Shared.Rent(AtOnce);
        try
        {
            for (var taken = 0L; taken < MostTakenIn && await sent.ReadAsync(buffer, patience.Token) is > 0 and var read;)
                taken += read;
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or BadHttpRequestException)
        {
            // They read the refusal and hung up, or are slower than anybody waits for.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>A body that stops where it is too large; at once where it says its length.</summary>
    private sealed class Limited(Stream sent, long? length) : Stream
    {
        private long taken;

        public bool IsExceeded { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (length > Largest)
                throw TooLarge();
            var read = await sent.ReadAsync(buffer, cancellationToken);
            taken += read;
            return taken > Largest ? throw TooLarge() : read;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        private RefusedException TooLarge()
        {
            IsExceeded = true;
            return new("too-large", $"A request has at most {Largest / 1024} KiB.");
        }
    }
}
