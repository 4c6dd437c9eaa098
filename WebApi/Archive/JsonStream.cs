using System.IO.Pipelines;
using System.Text.Json;

namespace UserMacro.WebApi.Archive;

/// <summary>Writes a JSON document to a response, a value at a time, so that its size costs no memory.</summary>
internal sealed class JsonStream(PipeWriter target, JsonSerializerOptions options, CancellationToken cancellation) : IAsyncDisposable
{
    readonly Utf8JsonWriter _writer = new(target, new() { Indented = true });

    public async Task WriteObjectAsync(Func<Task> members)
    {
        _writer.WriteStartObject();
        await members();
        _writer.WriteEndObject();
        await FlushAsync();
    }

    public async Task WriteAsync<T>(string name, T value)
    {
        _writer.WritePropertyName(Convert(name));
        JsonSerializer.Serialize(_writer, value, options);
        await FlushAsync();
    }

    public async Task WriteAsync<T>(string name, IAsyncEnumerable<T> values)
    {
        _writer.WriteStartArray(Convert(name));
        await foreach (var value in values.WithCancellation(cancellation))
        {
            JsonSerializer.Serialize(_writer, value, options);
            await FlushAsync();
        }

        _writer.WriteEndArray();
    }

    /// <summary>Writes an array whose items are written piece by piece too.</summary>
    public async Task WriteArrayAsync(string name, Func<Task> items)
    {
        _writer.WriteStartArray(Convert(name));
        await items();
        _writer.WriteEndArray();
    }

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    async Task FlushAsync()
    {
        _writer.Flush();
        await target.FlushAsync(cancellation);
    }

    static string Convert(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
