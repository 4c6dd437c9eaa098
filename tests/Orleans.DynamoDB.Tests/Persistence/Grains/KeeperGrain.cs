namespace UserMacro.Orleans.DynamoDB.Tests.Persistence.Grains;

public sealed class KeeperGrain<T>([PersistentState("kept", StorageHosts.Name)] IPersistentState<Kept<T>> state, ILocalSiloDetails silo) : Grain, IKeeper<T>
{
    public Task Keep(T value)
    {
        state.State.Value = value;
        return state.WriteStateAsync();
    }

    public async Task<Kept<T>> Read()
    {
        await state.ReadStateAsync();
        return state.State with { Exists = state.RecordExists };
    }

    public Task Clear() => state.ClearStateAsync();

    public Task<string> Place() => Task.FromResult(silo.SiloAddress.ToString());
}
