using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Tests.Macros.Protocol;

/// <summary>One activation's view of a record.</summary>
internal sealed class ModelHandle<T>(ModelRecord<T> record, ModelProcess process, Mutation mutation) : ILazyRecord<T>
    where T : class, new()
{
    int _etag;

    public T Value { get; private set; } = new();

    public Task LoadAsync() => process.StepAsync($"read {record.Name}", () =>
    {
        (Value, _etag) = (record.Value, record.Etag);
        return record.Print();
    });

    public async Task WriteAsync(T next)
    {
        try
        {
            await WriteOnceAsync(next);
        }
        catch (ModelFaultException) when (mutation == Mutation.RetriesAfterUnknownOutcome)
        {
            _etag = record.Etag;
            await WriteOnceAsync(next);
        }
    }

    async Task WriteOnceAsync(T next)
    {
        await process.StepAsync($"write {record.Name}", () =>
        {
            if (record.Etag != _etag && mutation != Mutation.IgnoresEtags)
            {
                throw new ModelFaultException();
            }

            record.Replace(next);
            _etag = record.Etag;
            return record.Print();
        });
        Value = next;
    }
}
