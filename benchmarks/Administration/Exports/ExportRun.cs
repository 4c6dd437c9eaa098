using System.Diagnostics;
using System.Globalization;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using UserMacro.Administration.Server;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.WebApi.Archive;

namespace UserMacro.Administration.Exports;

/// <summary>Writes the archive of a huge site, and looks at the memory while it does.</summary>
static class ExportRun
{
    const int Macros = 2000;
    const int Revisions = 50;

    /// <summary>Prints the size of the archive, how long it took, and the memory at each tenth of the macros.</summary>
    public static async Task PrintAsync(AdministrationServer server, string storage, TextWriter output)
    {
        TenantScope.Enter(server.Caller.Tenant);
        await MacroFilling.FillAsync(server, Macros, Revisions);
        var before = MemoryNow();
        var read = server.Storage.Count.Reads;
        await using var target = new MeasuringStream(Macros / 10);
        var started = Stopwatch.GetTimestamp();
        var pipe = PipeWriter.Create(target);
        await using (var json = new JsonStream(pipe, server.Get<IOptions<JsonOptions>>().Value.SerializerOptions, CancellationToken.None))
        {
            await server.Get<SiteArchive>().WriteAsync(json, server.Caller.Tenant);
        }

        await pipe.CompleteAsync();
        var took = Stopwatch.GetElapsedTime(started);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{storage}: archive of {Macros} macros of {Revisions} revisions, {target.Length >> 20} MB in {took.TotalSeconds:0} s"));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  reads: {server.Storage.Count.Reads - read}"));
        await output.WriteLineAsync($"  memory in use before: {before} MB; after each tenth: {string.Join(", ", target.Memory)} MB");
    }

    /// <summary>What is in use after a collection, in megabytes.</summary>
    static long MemoryNow() => GC.GetTotalMemory(forceFullCollection: true) >> 20;

    /// <summary>Takes the archive, keeps nothing of it, and looks at the memory whenever so many macros more have passed.</summary>
    sealed class MeasuringStream(int macros) : Stream
    {
        static readonly byte[] MacroBegins = "\"hasUnpublishedChanges\""u8.ToArray();

        long _length;
        int _seen;

        public List<long> Memory { get; } = [];

        public override long Length => _length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Position { get => _length; set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => Take(buffer.AsSpan(offset, count));

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Take(buffer.Span);
            return ValueTask.CompletedTask;
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        void Take(ReadOnlySpan<byte> bytes)
        {
            _length += bytes.Length;
            var seen = bytes.Count(MacroBegins);
            if (seen > 0 && (_seen + seen) / macros > _seen / macros)
            {
                Memory.Add(MemoryNow());
            }

            _seen += seen;
        }
    }
}
