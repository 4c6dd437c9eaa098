using System.Buffers.Binary;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Moves;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Moves;

namespace UserMacro.Silo.Operations;

/// <summary>
/// Carries the pieces of an archive between a cluster and a file, each with its length before it. The file holds nothing that its bearer can read; a piece at
/// a time is in memory.
/// </summary>
internal static class MoveFiles
{
    const int MostBytes = 256 * 1024 * 1024;
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static async Task<int> ExportAsync(IMoveGrain move, string key, string path, TextWriter output, CancellationToken cancellation)
    {
        if (MoveTarget.TryParse(key) is not { } target)
        {
            return await SayAsync(output, "--for is not what 'move key' prints at the target.");
        }

        if (File.Exists(path) || !Directory.Exists(Path.GetDirectoryName(path)))
        {
            return await SayAsync(output, "--to must name a new file in a folder that exists.");
        }

        if (!(await move.Begin(target.Region).WaitAsync(cancellation)).TryGet(out var state, out var error))
        {
            return await TenantCommands.RefuseAsync(error, output);
        }

        await output.WriteLineAsync($"The site is read-only. Waiting until {state.RestsUntil:u} for all silos to stop writing.");
        while (state.RestsUntil > TimeProvider.System.GetUtcNow())
        {
            await MoveCommands.WaitAsync(state.RestsUntil.Value, cancellation);
        }

        return await WriteAsync(move, key, path, cancellation) is { } fault
            ? await TenantCommands.RefuseAsync(fault, output)
            : await MoveCommands.TellAsync(await move.State().WaitAsync(cancellation), output);
    }

    public static async Task<int> ImportAsync(
        IGrainFactory grains, string path, string? sourceRegion, TextWriter output, CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            return await SayAsync(output, "--from does not name a file.");
        }

        await using var file = File.OpenRead(path);
        var chunk = await ReadAsync(file, cancellation);
        if (chunk is null || MoveHeader.TryParse(chunk) is not { } header || !TenantId.TryParse(header.Tenant, out var tenant))
        {
            return await SayAsync(output, "This is not an archive of a site.");
        }

        await output.WriteLineAsync($"Site: {tenant}");
        var move = MoveCommands.Move(grains, tenant);
        Result<MoveState> result;
        var number = 0;
        do
        {
            result = await move.WriteChunk(number++, chunk, sourceRegion).WaitAsync(cancellation);
            chunk = result.Error is null ? await ReadAsync(file, cancellation) : null;
        }
        while (chunk is not null);

        return result.Value is { Step: not MoveStep.Imported }
            ? await SayAsync(output, "The archive is cut off: its end is missing. What was imported so far is not served.")
            : await MoveCommands.TellAsync(result, output);
    }

    // Under another name until it is complete.
    static async Task<GrainError?> WriteAsync(IMoveGrain move, string key, string path, CancellationToken cancellation)
    {
        var temporary = $"{path}.part";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, PreallocationSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        File.Delete(temporary);
        await using (var file = new FileStream(temporary, options))
        {
            MoveChunk? chunk;
            var number = 0;
            do
            {
                if (!(await move.ReadChunk(number++, key).WaitAsync(cancellation)).TryGet(out chunk, out var error))
                {
                    return error;
                }

                var length = new byte[sizeof(int)];
                BinaryPrimitives.WriteInt32BigEndian(length, chunk.Bytes.Length);
                await file.WriteAsync(length, cancellation);
                await file.WriteAsync(chunk.Bytes, cancellation);
            }
            while (!chunk.IsLast);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: false);
        return null;
    }

    /// <summary>The next piece; null at the end of the file, also in the middle of a piece.</summary>
    static async Task<byte[]?> ReadAsync(FileStream file, CancellationToken cancellation)
    {
        var prefix = new byte[sizeof(int)];
        if (await file.ReadAtLeastAsync(prefix, prefix.Length, throwOnEndOfStream: false, cancellation) < prefix.Length)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32BigEndian(prefix);
        if (length is < 0 or > MostBytes || length > file.Length - file.Position)
        {
            return null;
        }

        var chunk = new byte[length];
        await file.ReadExactlyAsync(chunk, cancellation);
        return chunk;
    }

    static async Task<int> SayAsync(TextWriter output, string fault)
    {
        await output.WriteLineAsync(fault);
        return TenantCommands.Refused;
    }
}
