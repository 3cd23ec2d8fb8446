namespace SmartCities.Longitudinal;

/// <summary>What a service does again and again for as long as it runs.</summary>
public static class Recurring
{
    /// <summary>Does it at each tick until the service stops. Of what fails somebody is told; there is a next time.</summary>
    public static Task EachAsync(this PeriodicTimer timer, Func<CancellationToken, Task> act, Action<Exception> failed, CancellationToken stopping) => timer.EachAsync(
        act,
        failure =>
        {
            failed(failure);
            return Task.CompletedTask;
        },
        stopping);

    /// <summary>The same where more is to be done about what fails than to tell of it.</summary>
    public static async Task EachAsync(this PeriodicTimer timer, Func<CancellationToken, Task> act, Func<Exception, Task> failed, CancellationToken stopping)
    {
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
            {
                try
                {
                    await act(stopping);
                }
                catch (Exception failure) when (!stopping.IsCancellationRequested)
                {
                    await failed(failure);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
    }
}
