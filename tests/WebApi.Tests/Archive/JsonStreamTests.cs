using System.IO.Pipelines;
using System.Text.Json;
using UserMacro.WebApi.Archive;

namespace UserMacro.WebApi.Tests.Archive;

public sealed class JsonStreamTests
{
    const int Characters = 10_000;

    /// <summary>Each value is written out before the next one is read, so a long list needs no more memory than a short one.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(20_000)]
    public async Task Write_HoweverManyValues_HoldsOneAtATime(int count)
    {
        var target = PipeWriter.Create(Stream.Null);
        var most = 0L;
        await using (var json = new JsonStream(target, JsonSerializerOptions.Default, TestContext.Current.CancellationToken))
        {
            await json.WriteObjectAsync(() => json.WriteAsync("values", ValuesAsync()));
        }

        most.ShouldBeLessThan(Characters);

        async IAsyncEnumerable<string> ValuesAsync()
        {
            var value = new string('x', Characters);
            for (var number = 0; number < count; number++)
            {
                most = Math.Max(most, target.UnflushedBytes);
                await Task.CompletedTask;
                yield return value;
            }
        }
    }
}
