using Shouldly;
using SmartCities.Longitudinal.Readings;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Readings;

public sealed class RecentSpecs
{
    [Fact]
    public async Task A_thing_is_made_once_until_it_was_not_asked_for_the_longest()
    {
        var (recent, made) = (new Recent<int, int>(most: 4), new List<int>());
        foreach (var key in new[] { 1, 2, 1, 3, 4, 1, 5, 1, 2 })
            (await recent.GetAsync(key, MakeAsync)).ShouldBe(key);
        made.ShouldBe([1, 2, 3, 4, 5, 2]);

        Task<int> MakeAsync(int key)
        {
            made.Add(key);
            return Task.FromResult(key);
        }
    }

    [Fact]
    public async Task What_failed_is_made_again()
    {
        var recent = new Recent<int, int>(most: 4);
        await Should.ThrowAsync<InvalidOperationException>(() => recent.GetAsync(1, _ => throw new InvalidOperationException("not yet")));
        (await recent.GetAsync(1, Task.FromResult)).ShouldBe(1);
    }

    [Fact]
    public void Many_at_once_do_not_stand_in_each_others_way()
    {
        var recent = new Recent<int, int>(most: 500);
        Parallel.For(0, 200_000, new ParallelOptions { MaxDegreeOfParallelism = 16 }, it => recent.GetAsync(it, Task.FromResult).Result.ShouldBe(it));
    }
}
