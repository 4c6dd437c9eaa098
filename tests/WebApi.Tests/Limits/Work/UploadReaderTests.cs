using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using UserMacro.WebApi.Limits.Work;

namespace UserMacro.WebApi.Tests.Limits.Work;

public sealed class UploadReaderTests
{
    const int Megabytes = 64;

    readonly FakeTimeProvider _time = new();
    readonly UploadReader _sut;

    public UploadReaderTests() => _sut = new(Options.Create(new WorkOptions { UploadMegabytes = Megabytes, UploadSeconds = 120 }), _time);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAsync_UploadThatTrickles_EndsWithItsLimit()
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(new byte[2048], Cancellation);
        var reading = AnswerAsync(pipe.Reader.AsStream());

        _time.Advance(TimeSpan.FromSeconds(120));

        var (status, text) = await reading;
        status.ShouldBe(408);
        text.ShouldContain("within 120 s");
        await pipe.Writer.CompleteAsync();
    }

    [Fact]
    public async Task ReadAsync_MoreThanIsHeldAtOnce_IsBusyUntilOthersAreDone()
    {
        var done = new TaskCompletionSource();
        var held = AnswerAsync(new MemoryStream(new byte[48 << 20]), async () => await done.Task);

        (await AnswerAsync(new MemoryStream(new byte[20 << 20]))).Status.ShouldBe(503);

        done.SetResult();
        (await held).Status.ShouldBe(200);
        (await AnswerAsync(new MemoryStream(new byte[48 << 20]))).Status.ShouldBe(200);
    }

    async Task<(int Status, string Text)> AnswerAsync(Stream body, Func<Task>? work = null)
    {
        using var written = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        context.Request.Body = body;
        context.Response.Body = written;
        var answer = await _sut.ReadAsync(context, async content =>
        {
            content.Length.ShouldBe((int)body.Length);
            await (work?.Invoke() ?? Task.CompletedTask);
            return Results.Ok();
        });
        await answer.ExecuteAsync(context);
        return (context.Response.StatusCode, System.Text.Encoding.UTF8.GetString(written.ToArray()));
    }
}
