using System.Buffers.Binary;
using Npgsql;

namespace SmartCities.Longitudinal.Storage;

/// <summary>
/// Rows of a query as COPY sends them in binary, each field as the bytes it came in: hundreds of thousands of cells are read without a string for each.
/// COPY takes no parameters, so a query is built from ids and numbers only.
/// </summary>
public sealed class CopiedRows : IAsyncDisposable
{
    // Signature (11 bytes), flags (4), length of an extension that no server sends (4).
    private const int Header = 19;

    private readonly Stream stream;
    private readonly (int Start, int Length)[] fields;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private int skip = Header;

    private CopiedRows(Stream stream, int fields) => (this.stream, this.fields) = (stream, new (int, int)[fields]);

    public static async Task<CopiedRows> ReadAsync(NpgsqlConnection connection, string query, int fields) =>
        new(await connection.BeginRawBinaryCopyAsync($"copy ({query}) to stdout (format binary)"), fields);

    /// <summary>A field of the row at hand; empty where it is null. Gone with the next row.</summary>
    public ReadOnlySpan<byte> this[int field] => buffer.AsSpan(fields[field].Start, Math.Max(0, fields[field].Length));

    /// <summary>Goes on to the next row; false after the last.</summary>
    public async ValueTask<bool> NextAsync()
    {
        while (true)
        {
            if (Take() is { } taken)
                return taken;
            if (end == buffer.Length)
                MakeRoom();
            var read = await stream.ReadAsync(buffer.AsMemory(end));
            end += read > 0 ? read : throw new EndOfStreamException("COPY ended within a row.");
        }
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    /// <summary>True with a whole row, false at the end, null where more has to come first.</summary>
    private bool? Take()
    {
        var at = start + skip;
        if (at + 2 > end)
            return null;
        if (BinaryPrimitives.ReadInt16BigEndian(buffer.AsSpan(at)) < 0)
            return false;

        at += 2;
        for (var field = 0; field < fields.Length; field++)
        {
            if (at + 4 > end)
                return null;
            fields[field] = (at + 4, BinaryPrimitives.ReadInt32BigEndian(buffer.AsSpan(at)));
            at += 4 + Math.Max(0, fields[field].Length);
            if (at > end)
                return null;
        }

        (start, skip) = (at, 0);
        return true;
    }

    private void MakeRoom()
    {
        var rest = buffer.AsSpan(start, end - start);
        var roomier = start > 0 ? buffer : new byte[buffer.Length * 2];
        rest.CopyTo(roomier);
        (buffer, start, end) = (roomier, 0, rest.Length);
    }
}
