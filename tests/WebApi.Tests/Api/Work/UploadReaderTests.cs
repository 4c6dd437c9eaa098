using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.WebApi.Api.Work;

namespace UserMacro.WebApi.Tests.Api.Work;

public sealed class UploadReaderTests
{
    const int Megabytes = 64;

    static readonly TenantId Tenant = TenantId.Parse("t-000102030405060708090a0b0c0d0e0f");
    static readonly TenantId Other = TenantId.Parse("t-0102030405060708090a0b0c0d0e0f10");

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
    public async Task ReadAsync_MoreThanIsHeldAtOnce_IsBusyUntilOthersAreAnswered()
    {
        var (parsed, answered) = (new TaskCompletionSource(), new TaskCompletionSource());
        var held = AnswerAsync(File(48), parse: parsed.Task, answer: answered.Task);

        (await AnswerAsync(File(20), Other)).Status.ShouldBe(503);

        parsed.SetResult();
        (await AnswerAsync(File(48), Other)).Status.ShouldBe(503, "what was made of the file is held still");
        answered.SetResult();
        (await held).Status.ShouldBe(200);
        (await AnswerAsync(File(48), Other)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task ReadAsync_SmallFileThatHoldsMuch_CountsAsMuch()
    {
        var answered = new TaskCompletionSource();
        var held = AnswerAsync(File(1), answer: answered.Task, unpacked: 48);

        (await AnswerAsync(File(1), Other, unpacked: 20)).Status.ShouldBe(503);
        (await AnswerAsync(File(1), Other, unpacked: 16)).Status.ShouldBe(200);

        answered.SetResult();
        (await held).Status.ShouldBe(200);
        (await AnswerAsync(File(1), Other, unpacked: 20)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task ReadAsync_LargeFileThatHoldsLittle_CountsAsLittle()
    {
        var answered = new TaskCompletionSource();
        var held = AnswerAsync(File(48), answer: answered.Task, unpacked: 2);

        (await AnswerAsync(File(48), Other)).Status.ShouldBe(200);

        answered.SetResult();
        (await held).Status.ShouldBe(200);
    }

    [Fact]
    public async Task ReadAsync_FileThatCannotBeParsed_IsHeldNoLonger()
    {
        await Should.ThrowAsync<InvalidOperationException>(AnswerAsync(File(48), parse: Task.FromException(new InvalidOperationException())));

        (await AnswerAsync(File(48), Other)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task ReadAsync_AllBytesAreTaken_AdmitsSmallFiles()
    {
        var parsed = new TaskCompletionSource();
        var held = AnswerAsync(File(Megabytes + 1), parse: parsed.Task);

        (await AnswerAsync(File(1), Other)).Status.ShouldBe(200);
        (await AnswerAsync(File(2), Other)).Status.ShouldBe(503);

        parsed.SetResult();
        (await held).Status.ShouldBe(200);
    }

    [Fact]
    public async Task ReadAsync_TenantHasTakenItsShare_IsBusyForThatOneOnly()
    {
        var sut = new UploadReader(Options.Create(new WorkOptions { UploadMegabytes = 2 * Megabytes }), _time);
        var parsed = new TaskCompletionSource();
        var held = AnswerAsync(File(48), parse: parsed.Task, sut: sut);

        (await AnswerAsync(File(20), sut: sut)).Status.ShouldBe(503);
        (await AnswerAsync(File(20), Other, sut: sut)).Status.ShouldBe(200);

        parsed.SetResult();
        (await held).Status.ShouldBe(200);
        (await AnswerAsync(File(48), sut: sut)).Status.ShouldBe(200);
    }

    [Fact]
    public void ReadAsync_LargestFile_FitsTheDefaultShare() =>
        (new WorkOptions().UploadMegabytes / 4).ShouldBeGreaterThanOrEqualTo(Limits.Import >> 20);

    static MemoryStream File(int megabytes) => new(new byte[megabytes << 20]);

    async Task<(int Status, string Text)> AnswerAsync(
        Stream body, TenantId? tenant = null, Task? parse = null, Task? answer = null, UploadReader? sut = null, int? unpacked = null)
    {
        using var written = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        context.Request.Body = body;
        context.Response.Body = written;
        var result = await (sut ?? _sut).ReadAsync<int, Ok>(
            context,
            tenant ?? Tenant,
            async content =>
            {
                await (parse ?? Task.CompletedTask);
                return new Parsed<int>(content.Length, (unpacked << 20) ?? content.Length);
            },
            async length =>
            {
                length.ShouldBe((int)body.Length);
                await (answer ?? Task.CompletedTask);
                return TypedResults.Ok();
            });
        await result.ExecuteAsync(context);
        return (context.Response.StatusCode, System.Text.Encoding.UTF8.GetString(written.ToArray()));
    }
}
