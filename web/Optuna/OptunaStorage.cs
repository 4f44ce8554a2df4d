using Cluster.Contracts;
using Cluster.Contracts.Optuna;
using Cluster.Web.Optuna.Wire;
using Grpc.Core;

namespace Cluster.Web.Optuna;

/// <summary>The storage that Optuna's workers see: each call is one call of the study's grain, or a read of the list of studies.</summary>
internal sealed partial class OptunaStorage(IGrainFactory grains, IStudyQueries studies, ClusterCalls calls) : StorageService.StorageServiceBase
{
    private const string Somebody = "optuna";

    public override async Task<CreateNewStudyReply> CreateNewStudy(CreateNewStudyRequest request, ServerCallContext context)
    {
        var command = Command(context);
        var study = new StudyContent(request.StudyName, [.. request.Directions.Select(WireTrials.Of)], [], [], []);
        try
        {
            var registry = grains.GetGrain<IStudyRegistryGrain>(IStudyRegistryGrain.Key);
            var campaign = await Run(() => registry.Create(command, study, CancellationToken.None), context);
            return new() { StudyId = long.Parse(campaign.AsSpan(campaign.IndexOf('-', StringComparison.Ordinal) + 1)) };
        }
        catch (CommandRefusedException refused) when (refused.Kind == RefusalKind.Conflict)
        {
            throw new RpcException(new Status(StatusCode.AlreadyExists, refused.Message));
        }
    }

    public override async Task<DeleteStudyReply> DeleteStudy(DeleteStudyRequest request, ServerCallContext context)
    {
        var command = Command(context);
        await Send(() => Study(request.StudyId).Delete(command, CancellationToken.None), context);
        return new();
    }

    public override async Task<GetAllStudiesReply> GetAllStudies(GetAllStudiesRequest request, ServerCallContext context)
    {
        var reply = new GetAllStudiesReply();
        foreach (var view in await calls.Run(studies.List, context.CancellationToken))
        {
            var study = new Wire.Study { StudyId = view.Id, StudyName = view.Name, Directions = { view.Directions.Select(WireTrials.Of) } };
            WireTrials.Fill(study.UserAttributes, view.UserAttributes);
            WireTrials.Fill(study.SystemAttributes, view.SystemAttributes);
            reply.Studies.Add(study);
        }

        return reply;
    }

    public override async Task<GetStudyIdFromNameReply> GetStudyIdFromName(GetStudyIdFromNameRequest request, ServerCallContext context) => new()
    {
        StudyId = await calls.Run(token => studies.Find(request.StudyName, token), context.CancellationToken)
            ?? throw new CommandRefusedException($"There is no study named '{request.StudyName}'.", RefusalKind.NotFound),
    };

    public override async Task<GetStudyNameFromIdReply> GetStudyNameFromId(GetStudyNameFromIdRequest request, ServerCallContext context) =>
        new() { StudyName = (await View(request.StudyId, context)).Name };

    public override async Task<GetStudyDirectionsReply> GetStudyDirections(GetStudyDirectionsRequest request, ServerCallContext context) =>
        new() { Directions = { (await View(request.StudyId, context)).Directions.Select(WireTrials.Of) } };

    public override async Task<GetStudyUserAttributesReply> GetStudyUserAttributes(GetStudyUserAttributesRequest request, ServerCallContext context)
    {
        var reply = new GetStudyUserAttributesReply();
        WireTrials.Fill(reply.UserAttributes, (await View(request.StudyId, context)).UserAttributes);
        return reply;
    }

    public override async Task<GetStudySystemAttributesReply> GetStudySystemAttributes(GetStudySystemAttributesRequest request, ServerCallContext context)
    {
        var reply = new GetStudySystemAttributesReply();
        WireTrials.Fill(reply.SystemAttributes, (await View(request.StudyId, context)).SystemAttributes);
        return reply;
    }

    public override async Task<SetStudyUserAttributeReply> SetStudyUserAttribute(SetStudyUserAttributeRequest request, ServerCallContext context)
    {
        await Send(() => Study(request.StudyId).SetAttribute(system: false, new(request.Key, request.Value), CancellationToken.None), context);
        return new();
    }

    public override async Task<SetStudySystemAttributeReply> SetStudySystemAttribute(SetStudySystemAttributeRequest request, ServerCallContext context)
    {
        await Send(() => Study(request.StudyId).SetAttribute(system: true, new(request.Key, request.Value), CancellationToken.None), context);
        return new();
    }

    private static CommandContext Command(ServerCallContext context) =>
        CommandContext.New(context.UserState.TryGetValue(TokenInterceptor.User, out var user) ? (string)user : Somebody);

    private IStudyGrain Study(long id) => grains.GetGrain<IStudyGrain>(StudyIds.Campaign(id));

    private Task<StudyView> View(long study, ServerCallContext context) => Run(() => Study(study).Get(CancellationToken.None), context);

    private Task<T> Run<T>(Func<Task<T>> call, ServerCallContext context) => calls.Run(_ => call(), context.CancellationToken);

    private Task<bool> Send(Func<Task> call, ServerCallContext context) => calls.Run(
        async _ =>
        {
            await call();
            return true;
        },
        context.CancellationToken);
}
