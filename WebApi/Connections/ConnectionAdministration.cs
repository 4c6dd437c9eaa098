using UserMacro.Grains.Interfaces.Connections;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Connections.Contracts;

namespace UserMacro.WebApi.Connections;

/// <summary>The connections of the site in the words of the API: account ids in place of handles.</summary>
internal sealed class ConnectionAdministration(IGrainFactory grains, CallerAccounts callers)
{
    public async Task<ConnectionListDto> ListAsync(ApiCaller caller)
    {
        var connections = await ConnectionsOf(caller).List();
        var accounts = await callers.AccountsOf(caller, connections.Select(connection => connection.EditedBy));
        return new([.. connections.Select(connection => ConnectionDto.From(connection, accounts))]);
    }

    public async Task<Result<ConnectionDto>> SaveAsync(ApiCaller caller, string name, int onNumber, ConnectionEditDto request)
    {
        if (!(await ConnectionsOf(caller).Save(name, request.ToEdit(), onNumber, await callers.HandleOf(caller))).TryGet(out var connection, out var error))
        {
            return error;
        }

        return ConnectionDto.From(connection, await callers.AccountsOf(caller, [connection.EditedBy]));
    }

    public async Task<Result<bool>> DeleteAsync(ApiCaller caller, string name, int onNumber) =>
        await ConnectionsOf(caller).Delete(name, onNumber, await callers.HandleOf(caller));

    IConnectionsGrain ConnectionsOf(ApiCaller caller) => grains.GetGrain<IConnectionsGrain>(GrainKeys.Tenant(caller.Tenant));
}
