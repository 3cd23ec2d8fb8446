namespace SmartCities.Longitudinal.Benchmarks;

/// <summary>
/// Clients that work at the same time, each on a thread of its own that waits for its answers, as those of pgbench do: on both sides the driver costs little beside
/// what is measured.
/// </summary>
public static class Clients
{
    public static Task WorkAsync(int count, Action<int> work) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(it => Task.Factory.StartNew(() => work(it), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

    /// <summary>The ETag of what was created.</summary>
    /// <exception cref="InvalidOperationException">Nothing was.</exception>
    public static string Create(this HttpClient client, HttpRequestMessage request)
    {
        using var response = client.Send(request);
        using var body = new StreamReader(response.Content.ReadAsStream());
        return response.StatusCode == System.Net.HttpStatusCode.Created
            ? response.Headers.ETag!.ToString()
            : throw new InvalidOperationException($"{request.RequestUri}: {(int)response.StatusCode} {body.ReadToEnd()}");
    }
}
