namespace UserMacro.Orleans.DynamoDB.Tests.Clustering;

internal sealed class BellGrain : Grain, IBellGrain, IRemindable
{
    const string Bell = "bell";

    int _rings;

    public Task SetAsync() => this.RegisterOrUpdateReminder(Bell, TimeSpan.FromSeconds(3), TimeSpan.FromMinutes(1));

    public Task<int> RingsAsync() => Task.FromResult(_rings);

    public async Task<bool> RemoveAsync()
    {
        if (await this.GetReminder(Bell) is not { } reminder)
        {
            return false;
        }

        await this.UnregisterReminder(reminder);
        return true;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        _rings++;
        return Task.CompletedTask;
    }
}
