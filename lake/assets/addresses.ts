import {SYSTEM} from '../access/roles.ts'
import {type Dataset} from '../dataset.ts'
import {type LakeDocument} from '../documents/document.ts'

const TYPES = ['sanity.imageAsset', 'sanity.fileAsset']
/** Documents in one transaction: few enough that nobody waits for it noticeably. */
const BATCH = 500

/**
 * Asset documents hold the address that their file is served at. When the lake has moved to another
 * port since, this brings them up to date; otherwise it does nothing.
 */
export async function updateAssetAddresses(dataset: Dataset, url: string): Promise<void> {
  const {documents} = dataset.store
  const moved = TYPES.flatMap((type) => documents.ofType(type)).flatMap((asset) => {
    const address = addressOf(asset, url)
    return address === undefined || address === asset.url ? [] : [{id: asset._id, address}]
  })
  for (let start = 0; start < moved.length; start += BATCH) {
    await dataset.commit({
      access: SYSTEM,
      author: SYSTEM.identity,
      work(transaction) {
        for (const {id, address} of moved.slice(start, start + BATCH)) {
          transaction.patch(id, {set: {url: address}})
        }
      },
    })
  }
}

/** Where an asset's file can be had now; `undefined` for what is no asset of this lake. */
export function addressOf({_type, path}: LakeDocument, url: string): string | undefined {
  return TYPES.includes(_type) && typeof path === 'string' ? `${url}/${path}` : undefined
}
